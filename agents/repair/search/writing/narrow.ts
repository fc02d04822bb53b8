import type { Edit, Piece, Span } from '#core'

/**
 * The same edits, without what they only copy to where it is: `a + b` for `a + b + c`, written as a copy of a range, becomes a deletion behind
 * that range. So a change around some code and one inside of it can be made together.
 */
export function narrow(edits: readonly Edit[]): readonly Edit[] {
  return edits.flatMap(narrowed)
}

function narrowed(edit: Edit): readonly Edit[] {
  const kept = edit.replacement.filter((piece) => typeof piece !== 'string')
  if (kept.length === 0 || !areInOrder(kept, edit)) return [edit]
  const edits: Edit[] = []
  let start = edit.start
  let replacement: Piece[] = []
  const close = (end: number) => {
    if (start < end || replacement.length > 0) edits.push({ start, end, replacement })
    replacement = []
  }
  for (const piece of edit.replacement) {
    if (typeof piece === 'string') replacement.push(piece)
    else {
      close(piece.start)
      start = piece.end
    }
  }
  close(edit.end)
  return edits
}

/** Whether the ranges lie in the edit one after the other, so that they stay where they are. */
function areInOrder(ranges: readonly Span[], { start, end }: Span): boolean {
  let at = start
  for (const range of ranges) {
    if (range.start < at || range.end > end) return false
    at = range.end
  }
  return true
}
