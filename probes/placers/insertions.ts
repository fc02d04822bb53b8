import type { Span } from '#core'

interface Insertion {
  readonly text: string
  /** What closes comes before what stands alone, and that before what opens; what ends a whole body comes last. */
  readonly rank: 0 | 1 | 2 | 3
  /** The other end of the range: at one offset the inner ranges close first, and the outer ones open first. */
  readonly other: number
  /** Among equal ranges the one of the lower level is the outer one, then the one placed first. */
  readonly level: number
  readonly order: number
}

const INNERMOST = 9

/** Texts to be put into a source at offsets of the original, in pairs that nest properly. Nothing of the original is changed. */
export class Insertions {
  readonly #byOffset = new Map<number, Insertion[]>()
  #order = 0

  at(offset: number, text: string): void {
    this.#add(offset, { text, rank: 1, other: 0, level: 0, order: this.#order++ })
  }

  /** After all else that is put there. */
  last(offset: number, text: string): void {
    this.#add(offset, { text, rank: 3, other: 0, level: 0, order: this.#order++ })
  }

  /** Inside of all ranges that end there. */
  inside(offset: number, text: string): void {
    this.#add(offset, { text, rank: 0, other: -offset, level: 0, order: -this.#order++ })
  }

  around({ start, end }: Span, before: string, after: string, level = INNERMOST): void {
    const order = this.#order++
    this.#add(start, { text: before, rank: 2, other: -end, level, order })
    this.#add(end, { text: after, rank: 0, other: -start, level: -level, order: -order })
  }

  apply(source: string): string {
    let text = ''
    let at = 0
    for (const offset of Uint32Array.from(this.#byOffset.keys()).toSorted()) {
      text += source.slice(at, offset)
      let last = offset > 0 ? source.charCodeAt(offset - 1) : 0
      for (const insertion of inOrder(this.#byOffset.get(offset)!)) {
        // `return[1]` and `else(x)` are fine as they stand, but a name put there would grow into the keyword.
        if (isWord(last) && isWord(insertion.text.charCodeAt(0))) text += ' '
        text += insertion.text
        if (insertion.text !== '') last = insertion.text.charCodeAt(insertion.text.length - 1)
      }
      at = offset
    }
    return text + source.slice(at)
  }

  #add(offset: number, insertion: Insertion): void {
    const there = this.#byOffset.get(offset)
    if (there === undefined) this.#byOffset.set(offset, [insertion])
    else there.push(insertion)
  }
}

function inOrder(insertions: Insertion[]): Insertion[] {
  if (insertions.length === 1) return insertions
  return insertions.sort((a, b) => a.rank - b.rank || a.other - b.other || a.level - b.level || a.order - b.order)
}

/** Whether a name may go on with the UTF-16 unit. */
function isWord(unit: number): boolean {
  if (unit < 128)
    return (unit > 96 && unit < 123) || (unit > 64 && unit < 91) || (unit > 47 && unit < 58) || unit === 36 || unit === 95
  return /[\p{ID_Continue}\p{Surrogate}]/u.test(String.fromCharCode(unit))
}
