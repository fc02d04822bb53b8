import { renderEdits, type Edit } from '#core'

/** Names what a patch does to the text, however its edits are cut; the empty string where it does nothing. */
export function patchKey(text: string, edits: readonly Edit[]): string {
  const first = edits[0]
  const last = edits.at(-1)
  if (first === undefined || last === undefined) return ''
  const before = text.slice(first.start, last.end)
  const after = renderEdits(edits, (start, end) => text.slice(start, end), first.start, last.end)
  if (before === after) return ''
  let head = 0
  while (head < before.length && head < after.length && before[head] === after[head]) head += 1
  let tail = 0
  while (tail < before.length - head && tail < after.length - head && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1
  return `${first.start + head}:${last.end - tail}:${after.slice(head, after.length - tail)}`
}
