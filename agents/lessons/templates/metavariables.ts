import { GLOBALS, KEYWORDS, MEMBERS } from '../../analysis/signature/known-names.ts'
import type { Token } from './tokens.ts'
import { written } from './written.ts'

const KEPT_NUMBERS: ReadonlySet<string> = new Set(['0', '1', '2'])

/** As many names as metavariables can have. */
export const MOST_NAMES = 99

/** Gives the program's own names metavariables, in the order in which it meets them: the same name the same one, also in another text. */
export class Metavariables {
  readonly #names = new Map<string, string>()

  get count(): number {
    return this.#names.size
  }

  /** A text as a shape, written in one way whatever way it was written. */
  shape(tokens: readonly Token[]): string {
    return written(tokens.map((token, i) => this.#abstract(token, tokens[i - 1])))
  }

  #abstract(token: Token, before: Token | undefined): Token {
    const { kind, text } = token
    if (kind === 'string') return { ...token, text: text.length === 2 ? '""' : '"_"' }
    if (kind === 'regex') return { ...token, text: '/_/' }
    if (kind === 'number') return { ...token, text: KEPT_NUMBERS.has(text) ? text : text.endsWith('n') ? '9n' : '9' }
    if (kind !== 'word') return token
    const isMember = before?.text === '.' || before?.text === '?.'
    if (isMember ? MEMBERS.has(text) : KEYWORDS.has(text) || GLOBALS.has(text)) return token
    const known = this.#names.get(text) ?? `$${this.#names.size + 1}`
    this.#names.set(text, known)
    return { ...token, text: text.startsWith('#') ? `#${known}` : known }
  }
}
