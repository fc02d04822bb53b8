/** A range of the original source text: UTF-16 offsets, `end` exclusive. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** Whether all of the inner range lies in the outer one. */
export function contains(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end
}

export function lengthOf({ start, end }: Span): number {
  return end - start
}

/** A place a person can go to: `line` counts from 1, `column` from 0 (as Babel and most editors' protocols do). */
export interface Position {
  readonly line: number
  readonly column: number
}

/** Tells where the offset lies in the text. `\r\n`, `\n` and `\r` each end one line. */
export function positionAt(text: string, offset: number): Position {
  let line = 1
  let lineStart = 0
  for (const match of text.matchAll(/\r\n|\n|\r/g)) {
    const next = match.index + match[0].length
    if (next > offset) break
    line += 1
    lineStart = next
  }
  return { line, column: offset - lineStart }
}
