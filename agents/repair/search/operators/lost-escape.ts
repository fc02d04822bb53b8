import * as t from '@babel/types'
import { code } from '#core'
import { change, operator } from '../operator.ts'
import { replace } from '../writing/rewrite.ts'

/** Pattern signs that a text swallows: `'\d'` is `d`. */
const SWALLOWED = /(?<!\\)(?:\\\\)*\\(?=[dDwWsSbB.()[\]{}+*?|^$])/

/** A regular expression in quotes: its backslashes are gone, or it is searched for as plain text. */
export const lostEscape = operator('lost-escape', ['StringLiteral'], function* ({ node, path, scene }) {
  const source = scene.source(node)
  const pattern = source.slice(1, -1)
  if (SWALLOWED.test(source))
    yield change(0, `keep the backslashes of \`${source}\``, replace(node, source.replaceAll(new RegExp(SWALLOWED, 'g'), '\\\\')))
  const call = path.parent
  if (!t.isCallExpression(call) || path.key !== 0 || !t.isMemberExpression(call.callee)) return
  if (!t.isIdentifier(call.callee.property) || !/^(?:replace|split|match|search|replaceAll)$/.test(call.callee.property.name))
    return
  if (/[\\[+*^$]/.test(pattern) && pattern.length > 1 && isPattern(pattern))
    yield change(0.2, `search for the pattern \`${pattern}\``, replace(node, code`/${pattern.replaceAll('/', '\\/')}/g`))
})

function isPattern(text: string): boolean {
  try {
    return new RegExp(text).source !== ''
  } catch {
    return false
  }
}
