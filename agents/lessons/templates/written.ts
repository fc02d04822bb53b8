import { statementsIn } from './statements.ts'
import { BEFORE_VALUE, type Token } from './tokens.ts'

const TIGHT_BEFORE: ReadonlySet<string> = new Set([')', ']', ',', ';', '.', '?.', '++', '--'])
const TIGHT_AFTER: ReadonlySet<string> = new Set(['(', '[', '.', '?.', '...', '!', '~', '@'])

/** The tokens as text, in one way whatever way they were written: a statement a line, one space at most. */
export function written(tokens: readonly Token[]): string {
  let out = ''
  let isSign = false
  let before: Token | undefined
  /** For each open bracket, how many conditions wait for their colon there. */
  const questions = [0]
  for (const { token, isStart } of statementsIn(tokens)) {
    const { text } = token
    if (text === '?') questions[questions.length - 1]! += 1
    const isArm = text === ':' && questions.at(-1)! > 0
    if (isArm) questions[questions.length - 1]! -= 1
    if (/^(?:[([{]|\$\{)$/.test(text)) questions.push(0)
    if (/^[)\]}]$/.test(text) && questions.length > 1) questions.pop()
    const isTight = before === undefined || isSign || isTogether(before, token) || (text === ':' && !isArm)
    out += `${isStart ? '\n' : isTight ? '' : ' '}${text}`
    isSign = /^(?:[-+]|\+\+|--)$/.test(text) && (isStart || !isValue(before))
    before = token
  }
  return out
}

function isTogether(before: Token, token: Token): boolean {
  if (before.kind === 'mark' && TIGHT_AFTER.has(before.text)) return true
  if (before.kind === 'glued' && before.text !== '`') return true
  if (token.kind === 'glued') return before.kind === 'glued' || token.text !== '`'
  if (token.kind !== 'mark') return false
  if (TIGHT_BEFORE.has(token.text)) return true
  if (token.text !== '(' && token.text !== '[') return false
  return isValue(before) && !/^(?:if|for|while|switch|catch|function)$/.test(before.text)
}

/** Whether a value may end here. */
function isValue(token: Token | undefined): boolean {
  if (token === undefined) return false
  if (token.kind === 'mark') return token.text === ')' || token.text === ']' || token.text === '}'
  return token.kind !== 'word' || !BEFORE_VALUE.has(token.text)
}
