import type { Span } from '#core'

/** A text being rewritten without moving a character: ranges are blanked, and single characters written over what was there. */
export class SameLength {
  readonly #text: string
  readonly #chars: string[]
  readonly #written: { readonly at: number; readonly text: string }[] = []

  constructor(text: string) {
    this.#text = text
    this.#chars = text.split('')
  }

  /** Leaves line ends where they are, so that lines and offsets agree with the original. */
  blank({ start, end }: Span): void {
    for (let i = start; i < end; i++) if (!/[\r\n\u2028\u2029]/.test(this.#chars[i]!)) this.#chars[i] = ' '
  }

  /** Writes over the characters at `at`; what is written stands, whatever is blanked later. */
  write(at: number, text: string): void {
    this.#written.push({ at, text })
  }

  /** Tells whether the range had an end that is blank now. */
  isBlankAtEnd(end: number): boolean {
    return this.#chars[end - 1] === ' ' && this.#text[end - 1] !== ' '
  }

  toString(): string {
    const chars = [...this.#chars]
    for (const { at, text } of this.#written) for (let i = 0; i < text.length; i++) chars[at + i] = text[i]!
    return chars.join('')
  }
}

/** The first offset from `at` on that is neither white space nor comment, nor one of the characters in `also`. */
export function skipTrivia(text: string, at: number, also = ''): number {
  for (;;) {
    const start = at
    while (at < text.length && (text[at]!.trim() === '' || also.includes(text[at]!))) at += 1
    if (text.startsWith('//', at)) at = endOf(/[\r\n\u2028\u2029]/g, text, at)
    else if (text.startsWith('/*', at)) at = endOf(/\*\//g, text, at + 2)
    if (at === start) return at
  }
}

function endOf(pattern: RegExp, text: string, from: number): number {
  pattern.lastIndex = from
  return pattern.exec(text) ? pattern.lastIndex : text.length
}
