import type { Token } from './tokens.ts'

/** A token, and whether a statement begins with it. */
export interface Placed {
  readonly token: Token
  readonly isStart: boolean
}

/** What may stand at the start of a line and goes on with what is above it. */
const GOES_ON = /^(?:[-+*/%&|^<>=?:.,)\]}([{`]|=>|in$|of$|instanceof$|as$|else$|catch$|finally$)/
/** What a statement cannot begin with unless a semicolon stands before it. */
const NEEDS_END = /^[-+*/([`]/
const HEADS: ReadonlySet<string> = new Set(['if', 'for', 'while', 'with'])

/** Where statements begin, be they ended by semicolons or by lines; semicolons that a line can stand for are left out. */
export function statementsIn(tokens: readonly Token[]): readonly Placed[] {
  const placed: Placed[] = []
  /** For each open bracket, what it is and what stands before it. */
  const open: { readonly mark: string; readonly before: string }[] = []
  /** Whether a statement still has to follow, as behind `if (…)`. */
  let isAwaiting = false
  let isEnded = false
  tokens.forEach((token, i) => {
    const { text, isOnNewLine } = token
    const isBetween = (open.at(-1)?.mark ?? '{') === '{'
    if (text === ';' && isBetween && !isAwaiting) {
      const next = tokens[i + 1]
      const isNeeded = next !== undefined && NEEDS_END.test(next.text)
      if (isNeeded) placed.push({ token, isStart: false })
      isEnded = next !== undefined && !isNeeded && next.text !== '}'
      return
    }
    const isNewLine =
      isOnNewLine && i > 0 && isBetween && !isAwaiting && !/^[{,;]$/.test(tokens[i - 1]!.text) && !GOES_ON.test(text)
    placed.push({ token, isStart: isEnded || (isNewLine && mayEnd(tokens[i - 1]!)) })
    isEnded = false
    isAwaiting = text === 'else' || text === 'do'
    if (/^(?:[([{]|\$\{)$/.test(text)) open.push({ mark: text.at(-1)!, before: tokens[i - 1]?.text ?? '' })
    else if (/^[)\]}]$/.test(text)) isAwaiting = HEADS.has(open.pop()?.before ?? '')
  })
  return placed
}

function mayEnd({ kind, text }: Token): boolean {
  return kind !== 'mark' || /^(?:[)\]}]|\+\+|--)$/.test(text)
}
