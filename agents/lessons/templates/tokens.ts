/** A piece of a program's text. `glued` ones are parts of a template literal: nothing may come between them and their neighbours. */
export interface Token {
  readonly kind: 'word' | 'number' | 'string' | 'regex' | 'mark' | 'glued'
  readonly text: string
  /** Whether it is the first on its line. */
  readonly isOnNewLine: boolean
}

const SPACE = /(?:\s|\/\/[^\n]*|\/\*[^]*?\*\/)+/y
const WORD = /#?[\p{ID_Start}$_][\p{ID_Continue}$\u200c\u200d]*/uy
const NUMBER = /(?:0[xob][\da-f_]+|(?:\d[\d_]*(?:\.[\d_]*)?|\.\d[\d_]*)(?:e[-+]?\d+)?)n?/iy
const STRING = /"(?:[^"\\\n]|\\[^])*"|'(?:[^'\\\n]|\\[^])*'/y
const REGEX = /\/(?![*/])(?:[^/\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/[a-z]*/y
const MARK = /\?\.(?!\d)|\.{3}|=>|[=!]==?|\*\*=?|<<=?|>>>?=?|&&=?|\|\|=?|\?\?=?|\+\+|--|[-+*/%&|^<>]=?|[~!?:;,.()[\]{}=@]|[^]/y
const QUASI = /(?:[^`\\$]|\\[^]|\$(?!\{))+/y

/** Words behind which a value begins: a slash there begins a pattern, and a sign is one of its own. */
export const BEFORE_VALUE: ReadonlySet<string> = new Set(
  'return typeof case in of do else void delete throw new await yield instanceof'.split(' '),
)

/** Takes a text apart, whether or not it is a whole program: comments and white space are left out. `null` where it is longer than that many. */
export function tokensOf(text: string, most: number): readonly Token[] | null {
  const tokens: Token[] = []
  /** For each open brace, whether it is that of a template literal's value. */
  const braces: boolean[] = []
  let at = 0
  const take = (pattern: RegExp): string | null => {
    pattern.lastIndex = at
    const match = pattern.exec(text)
    if (match === null) return null
    at = pattern.lastIndex
    return match[0]
  }
  let isOnNewLine = false
  const add = (kind: Token['kind'], taken: string | null): boolean => {
    if (taken !== null) {
      tokens.push({ kind, text: taken, isOnNewLine })
      isOnNewLine = false
    }
    return taken !== null
  }
  const inTemplate = (): void => {
    if (take(QUASI) !== null) add('glued', '_')
    const isValue = text.startsWith('${', at)
    if (isValue) braces.push(true)
    at += isValue ? 2 : 1
    add('glued', isValue ? '${' : '`')
  }
  for (;;) {
    isOnNewLine = take(SPACE)?.includes('\n') === true
    if (at >= text.length) return tokens
    if (tokens.length > most) return null
    const isEndOfValue = text[at] === '}' && braces.pop() === true
    if (text[at] === '`' || isEndOfValue) {
      add('glued', text[at++]!)
      inTemplate()
    } else if (mayBeRegex(tokens.at(-1)) && add('regex', take(REGEX))) continue
    else if (!add('word', take(WORD)) && !add('number', take(NUMBER)) && !add('string', take(STRING))) {
      if (text[at] === '{') braces.push(false)
      add('mark', take(MARK))
    }
  }
}

function mayBeRegex(before: Token | undefined): boolean {
  if (before === undefined) return true
  if (before.kind === 'word') return BEFORE_VALUE.has(before.text)
  return before.kind === 'mark' && !/^(?:[)\]}]|\+\+|--)$/.test(before.text)
}
