import type { Span } from './span.ts'

/** Part of a replacement: literal text, or a range of the original source to be copied there. */
export type Piece = string | Span

/**
 * One replacement in the original text; `start === end` inserts. Because copied code is a range and not a string,
 * the same edit gives the patch (original text, types and comments kept) and the executable program (types blanked, metered).
 */
export interface Edit extends Span {
  readonly replacement: readonly Piece[]
}

/** Reads a range of some view of the source: the original text, or the executable one. */
export type Slice = (start: number, end: number) => string

/** Builds a replacement from a template; nodes and spans stand for their own source text: code`Math.abs(${node})`. */
export function code(strings: TemplateStringsArray, ...values: readonly (string | number | NodeLike)[]): Piece[] {
  const pieces: Piece[] = []
  strings.forEach((text, i) => {
    if (text !== '') pieces.push(text)
    const value = values[i]
    if (value === undefined) return
    pieces.push(typeof value === 'object' ? toSpan(value) : String(value))
  })
  return pieces
}

/** Anything with a place in the source, such as a Babel node that came from the parser. */
export interface NodeLike {
  readonly start?: number | null
  readonly end?: number | null
}

export function toSpan(node: NodeLike): Span {
  if (node.start == null || node.end == null) throw new TypeError('a node without a place in the source cannot be copied')
  return { start: node.start, end: node.end }
}

/** Orders edits by place; `null` when two of them overlap or insert at the same offset. */
export function composeEdits(...lists: readonly (readonly Edit[])[]): readonly Edit[] | null {
  const sorted = lists.flat().sort((a, b) => a.start - b.start || a.end - b.end)
  for (let i = 1; i < sorted.length; i++) {
    const before = sorted[i - 1]!
    const after = sorted[i]!
    if (after.start < before.end || (after.start === before.start && after.end === before.end)) return null
  }
  return sorted
}

/** Applies sorted, non-overlapping edits to the view that `slice` reads, from `start` to `end`. */
export function renderEdits(edits: readonly Edit[], slice: Slice, start: number, end: number): string {
  let out = ''
  let at = start
  for (const edit of edits) {
    out += slice(at, edit.start)
    for (const piece of edit.replacement) out += typeof piece === 'string' ? piece : slice(piece.start, piece.end)
    at = edit.end
  }
  return out + slice(at, end)
}

/** The original text with the edits applied: what the user's file would hold. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  return renderEdits(edits, (start, end) => text.slice(start, end), 0, text.length)
}
