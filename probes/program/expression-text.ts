/** Statements, and what means something else in brackets; inside of quotes they cost no more than a candidate's place in a schema. */
const OTHER_WORDS =
  /(?<![\w$.])(await|yield|async|function|class|return|throw|break|continue|if|else|for|while|do|switch|case|try|var|let|const|import|export|debugger)(?![\w$])|\/\/|\/\*|^\.\.\./
const CLOSERS: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}', '${': '}' }
/** After these a `/` divides. */
const ENDS_OPERAND = /[\w$)\]}'"`]/

/**
 * Tells whether a text that stands between two delimiters stays between them in brackets of its own: its brackets match, and there is no
 * comma and no semicolon outside of them. It need not be an expression for all that; what this says no to may be one.
 */
export function isOneExpression(text: string): boolean {
  if (OTHER_WORDS.test(text)) return false
  const open: string[] = []
  let last = ''
  for (let i = 0; i < text.length; i++) {
    const sign = text[i]!
    if (open.at(-1) === '`') {
      if (sign === '\\') i++
      else if (sign === '`') open.pop()
      else if (sign === '$' && text[i + 1] === '{') {
        open.push('${')
        i++
      }
      last = sign
      continue
    }
    if (sign === ' ' || sign === '\n' || sign === '\t' || sign === '\r') continue
    if (sign === '"' || sign === "'" || (sign === '/' && !ENDS_OPERAND.test(last))) {
      i = endOfQuoted(text, i, sign)
      if (i < 0) return false
    } else if (sign === '(' || sign === '[' || sign === '{' || sign === '`') open.push(sign)
    else if (sign === ')' || sign === ']' || sign === '}') {
      if (CLOSERS[open.pop() ?? ''] !== sign) return false
    } else if (open.length === 0 && (sign === ',' || sign === ';' || sign === '#' || sign === '@')) return false
    last = sign
  }
  return open.length === 0 && last !== ''
}

/** Where the string or the regular expression ends that starts at an offset; -1 where it does not. */
function endOfQuoted(text: string, start: number, quote: string): number {
  let inClass = false
  for (let i = start + 1; i < text.length; i++) {
    const sign = text[i]!
    if (sign === '\n') return -1
    if (sign === '\\') i++
    else if (quote === '/' && sign === '[') inClass = true
    else if (quote === '/' && sign === ']') inClass = false
    else if (sign === quote && !inClass) return i
  }
  return -1
}
