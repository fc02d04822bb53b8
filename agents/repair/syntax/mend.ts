import type { Edit, SyntaxFault } from '#core'

/** A change that may let the parser get further; the edits are over the text as it stands, sorted. */
export interface Mend {
  readonly edits: readonly Edit[]
  readonly cost: number
  readonly what: string
}

/** One sort of slip. `fault` is where the parser gave up on `text`. */
export interface Mender {
  readonly name: string
  mend(text: string, fault: SyntaxFault): Iterable<Mend>
}

export function mend(cost: number, what: string, start: number, end: number, replacement: string): Mend {
  return { edits: [{ start, end, replacement: replacement === '' ? [] : [replacement] }], cost, what }
}

export interface Range {
  readonly start: number
  readonly end: number
}

/** The line around the offset, without its break. */
export function lineAround(text: string, offset: number): Range {
  const start = text.lastIndexOf('\n', offset - 1) + 1
  const end = text.indexOf('\n', offset)
  return { start, end: end < 0 ? text.length : end }
}

/** Where the last thing before the offset ends that is not white space. */
export function endBefore(text: string, offset: number): number {
  return text.slice(0, offset).trimEnd().length
}
