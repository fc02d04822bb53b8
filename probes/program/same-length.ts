import type { Span } from '#core'

/** A text being rewritten without moving a character: ranges are blanked, and single characters written over what was there. */
export class SameLength {
  readonly #text: string
  /** The text's units, from the first one that is blanked on: most programs need none. */
  #chars: string[] | null = null
  readonly #written: { readonly at: number; readonly text: string }[] = []

  constructor(text: string) {
    this.#text = text
  }

  /** Leaves line ends where they are, so that lines and offsets agree with the original. */
  blank({ start, end }: Span): void {
    const chars = (this.#chars ??= this.#text.split(''))
    for (let i = start; i < end; i++) if (!/[\r\n\u2028\u2029]/.test(chars[i]!)) chars[i] = ' '
  }

  /** Writes over the characters at `at`; what is written stands, whatever is blanked later. */
  write(at: number, text: string): void {
    this.#written.push({ at, text })
  }

  /** Tells whether the range had an end that is blank now. */
  isBlankAtEnd(end: number): boolean {
    return this.#chars !== null && this.#chars[end - 1] === ' ' && this.#text[end - 1] !== ' '
  }

  toString(): string {
    if (this.#chars === null && this.#written.length === 0) return this.#text
    const chars = this.#chars === null ? this.#text.split('') : [...this.#chars]
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
