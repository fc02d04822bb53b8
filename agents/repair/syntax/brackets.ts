export interface Bracket {
  readonly char: string
  readonly offset: number
}

export interface Balance {
  /** Opened and never closed, in order. */
  readonly open: readonly Bracket[]
  /** Closed without being open. */
  readonly stray: readonly Bracket[]
}

export const CLOSER: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' }
const OPENER: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' }

/** Strings, comments and simple regular expressions are stepped over; a string ends with its line at the latest. */
const SKIPPED =
  /\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|'(?:\\.|[^'\\\n])*'?|"(?:\\.|[^"\\\n])*"?|`(?:\\[\s\S]|[^`\\])*`?|(?<=[(,=:[!&|?{};]\s*)\/(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n[])+\//y

/** Which brackets of a text do not match, whatever else is wrong with it. */
export function balance(text: string): Balance {
  const open: Bracket[] = []
  const stray: Bracket[] = []
  for (let offset = 0; offset < text.length;) {
    SKIPPED.lastIndex = offset
    const skipped = SKIPPED.exec(text)
    if (skipped !== null) {
      offset += skipped[0].length
      continue
    }
    const char = text[offset]!
    if (char in CLOSER) open.push({ char, offset })
    else if (char in OPENER) {
      if (open.at(-1)?.char === OPENER[char]) open.pop()
      else stray.push({ char, offset })
    }
    offset += 1
  }
  return { open, stray }
}
