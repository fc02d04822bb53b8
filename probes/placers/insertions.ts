import type { Span } from '#core'

interface Insertion {
  readonly offset: number
  readonly text: string
  /** What closes comes before what stands alone, and that before what opens; what ends a whole body comes last. */
  readonly rank: 0 | 1 | 2 | 3
  /** The other end of the range: at one offset the inner ranges close first, and the outer ones open first. */
  readonly other: number
  /** Among equal ranges the one of the lower level is the outer one, then the one placed first. */
  readonly level: number
  readonly order: number
}

/** `return[1]` and `else(x)` are fine as they stand, but a name put there would grow into the keyword. */
const isWord = /[\p{ID_Continue}$]/u

const INNERMOST = 9

/** Texts to be put into a source at offsets of the original, in pairs that nest properly. Nothing of the original is changed. */
export class Insertions {
  readonly #list: Insertion[] = []

  at(offset: number, text: string): void {
    this.#list.push({ offset, text, rank: 1, other: 0, level: 0, order: this.#list.length })
  }

  /** After all else that is put there. */
  last(offset: number, text: string): void {
    this.#list.push({ offset, text, rank: 3, other: 0, level: 0, order: this.#list.length })
  }

  /** Inside of all ranges that end there. */
  inside(offset: number, text: string): void {
    this.#list.push({ offset, text, rank: 0, other: -offset, level: 0, order: -this.#list.length })
  }

  around({ start, end }: Span, before: string, after: string, level = INNERMOST): void {
    const order = this.#list.length
    this.#list.push({ offset: start, text: before, rank: 2, other: -end, level, order })
    this.#list.push({ offset: end, text: after, rank: 0, other: -start, level: -level, order: -order })
  }

  apply(source: string): string {
    const sorted = this.#list.toSorted(
      (a, b) => a.offset - b.offset || a.rank - b.rank || a.other - b.other || a.level - b.level || a.order - b.order,
    )
    const parts: string[] = []
    let last = ''
    let at = 0
    for (const { offset, text } of sorted) {
      if (offset > at) last = source.charAt(offset - 1)
      parts.push(source.slice(at, offset), isWord.test(text.charAt(0)) && isWord.test(last) ? ' ' : '', text)
      if (text !== '') last = text.charAt(text.length - 1)
      at = offset
    }
    return parts.join('') + source.slice(at)
  }
}
