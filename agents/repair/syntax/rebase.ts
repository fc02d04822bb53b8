import { composeEdits, type Edit } from '#core'

/**
 * Moves an edit over the text that `edits` make back to the text that they were made for, and adds it to them.
 * `null` where it touches what they wrote.
 */
export function rebase(edits: readonly Edit[], edit: Edit): readonly Edit[] | null {
  let shift = 0
  for (const done of edits) {
    const written = done.replacement.reduce((sum, piece) => sum + (typeof piece === 'string' ? piece.length : piece.end - piece.start), 0)
    const start = done.start + shift
    const end = start + written
    if (edit.end <= start) break
    if (edit.start < end) return null
    shift += written - (done.end - done.start)
  }
  return composeEdits(edits, [{ start: edit.start - shift, end: edit.end - shift, replacement: edit.replacement }])
}
