import { composeEdits, type Edit } from '#core'

/**
 * Moves sorted edits over the text that `edits` make back to the text that those were made for, and adds them.
 * `null` where one touches what they wrote.
 */
export function rebase(edits: readonly Edit[], added: readonly Edit[]): readonly Edit[] | null {
  const moved: Edit[] = []
  for (const { start, end, replacement } of added) {
    const shift = shiftAt(edits, start, end)
    if (shift === null) return null
    moved.push({ start: start - shift, end: end - shift, replacement })
  }
  return composeEdits(edits, moved)
}

/** How far the range is moved by the edits before it. */
function shiftAt(edits: readonly Edit[], start: number, end: number): number | null {
  let shift = 0
  for (const done of edits) {
    const written = done.replacement.reduce(
      (sum, piece) => sum + (typeof piece === 'string' ? piece.length : piece.end - piece.start),
      0,
    )
    const from = done.start + shift
    if (end <= from) break
    if (start < from + written) return null
    shift += written - (done.end - done.start)
  }
  return shift
}
