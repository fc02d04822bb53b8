import * as t from '@babel/types'
import { change, operator, themed } from '../operator.ts'
import { replace } from '../writing/rewrite.ts'
import { quote } from '../writing/quote.ts'
import { decides } from '../scene/words.ts'

/** Case, spaces, separators, or another text that the program, its description or its tests know. */
export const stringLiteral = operator('string-literal', ['StringLiteral'], function* ({ node, path, scene }) {
  if ((t.isObjectProperty(path.parent) && path.key === 'key') || t.isTSLiteralType(path.parent)) return
  const { value } = node
  const own = scene.source(node)[0]!
  const tried = new Set([value])
  const instead = function* (text: string, extra: number, theme?: string) {
    if (tried.has(text)) return
    tried.add(text)
    const proposal = change(extra, `change ${scene.snippet(node)} to ${quote(text, own)}`, replace(node, quote(text, own)))
    yield theme === undefined ? proposal : themed(theme, proposal)
  }
  yield* instead(value.toLowerCase(), 0, 'write small letters')
  yield* instead(value.toUpperCase(), 0, 'write capital letters')
  yield* instead(value.charAt(0).toUpperCase() + value.slice(1), 0.1, 'begin with capital letters')
  yield* instead(value.trim(), 0.1)
  yield* instead(value.trimEnd(), 0.1)
  yield* instead(value.trimStart(), 0.1)
  yield* instead(`${value} `, 0.3)
  yield* instead(` ${value}`, 0.3)
  yield* instead(value.slice(0, -1), 0.4)
  yield* instead(value.slice(1), 0.4)
  yield* instead(value.split('').reverse().join(''), 0.5)
  if (/^[a-z]{2,}$/.test(value)) yield* instead(value + value.toUpperCase(), 0.3)
  const isDeciding = decides(path)
  for (const { value: word, cost, isInput } of scene.words.strings) if (!isInput || !isDeciding) yield* instead(word, 0.2 + cost)
})
