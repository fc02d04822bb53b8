import type { Edit } from '#core'
import type { Insert } from './insert.ts'

/**
 * Applies edits to a text while placing inserts. An insert travels with a copied range that holds all of its construct, is dropped
 * with a replaced one, and stays around code that is replaced inside of its construct. Inserts and edits are sorted.
 */
export function renderWithInserts(text: string, inserts: readonly Insert[], edits: readonly Edit[]): string {
  let out = ''
  let cut = { start: 0, end: 0 }
  for (const edit of edits) {
    out += between(text, inserts, cut, edit)
    for (const piece of edit.replacement) {
      out += typeof piece === 'string' ? piece : copied(text, inserts, piece.start, piece.end)
    }
    cut = edit
  }
  return out + between(text, inserts, cut, { start: text.length, end: text.length })
}

type Cut = Pick<Edit, 'start' | 'end'>

/** The unchanged text between two edits. Inserts where it starts belong to the text before; inserts where it ends belong to it. */
function between(text: string, inserts: readonly Insert[], before: Cut, after: Cut): string {
  let out = ''
  let at = before.end
  for (let i = firstFrom(inserts, before.end); i < inserts.length; i++) {
    const insert = inserts[i]!
    if (insert.at > after.start) break
    if (insert.at === insert.from ? insert.at === before.end : isWithoutStart(insert, before)) continue
    if (insert.wraps && insert.at === insert.from && insert.at === after.start && insert.to <= after.end) continue
    out += text.slice(at, insert.at) + insert.text
    at = insert.at
  }
  return out + text.slice(at, after.start)
}

/** Tells whether the start of a pair was cut away, or its end was placed already. */
function isWithoutStart({ at, from, wraps }: Insert, before: Cut): boolean {
  if (at === before.end && before.start === before.end) return true
  return from <= before.end && (before.start < from || (wraps && before.start === from && at <= before.end))
}

/** A range as it is copied to another place: with what belongs to constructs that lie in it as a whole. */
export function copied(text: string, inserts: readonly Insert[], start: number, end: number): string {
  let out = ''
  let at = start
  for (let i = firstFrom(inserts, start + 1); i < inserts.length; i++) {
    const insert = inserts[i]!
    if (insert.at > end) break
    if (insert.from <= start || insert.to > end) continue
    out += text.slice(at, insert.at) + insert.text
    at = insert.at
  }
  return out + text.slice(at, end)
}

/** Index of the first insert at or after the offset. */
function firstFrom(inserts: readonly Insert[], offset: number): number {
  let low = 0
  let high = inserts.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (inserts[middle]!.at < offset) low = middle + 1
    else high = middle
  }
  return low
}
