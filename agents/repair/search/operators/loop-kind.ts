import * as t from '@babel/types'
import { code } from '#core'
import { change, operator } from '../operator.ts'
import { object, operatorSpan, replace, replaceSpan } from '../writing/rewrite.ts'

/** Keys where elements are meant and the other way round: `for (const x in list)`, `for (const [key, value] of object)`. */
export const loopKind = operator('loop-kind', ['ForInStatement', 'ForOfStatement'], function* ({ node, path, scene }) {
  const { left, right } = node
  const kind = scene.kinds.of(right, path)
  const what = scene.snippet(right)
  if (t.isForInStatement(node)) {
    const isList = kind === 'array' || kind === 'string'
    yield change(
      isList ? 0 : 0.4,
      `go through the elements of \`${what}\``,
      replaceSpan(operatorSpan(scene.text, left, 'in'), 'of'),
    )
    if (isList) yield change(0.5, `go through the indexes of \`${what}\` as numbers`, ...asIndexes())
    return
  }
  if (node.await) return
  const declared = t.isVariableDeclaration(left) ? left.declarations[0]?.id : left
  const isPair = t.isArrayPattern(declared) && declared.elements.length === 2
  if (kind === 'array' || kind === 'string') {
    const list = kind === 'string' ? code`[...${right}]` : object(right)
    if (isPair) yield change(0, `number the elements of \`${what}\``, replace(right, [...list, '.entries()']))
    else yield change(0.6, `go through the indexes of \`${what}\``, replace(right, [...list, '.keys()']))
  } else if (kind === 'number') {
    yield change(0, `count up to \`${what}\``, replace(right, code`Array(${right}).keys()`))
  } else {
    const extra = kind === 'object' ? 0 : 0.6
    const functions = isPair ? ['entries'] : ['values', 'keys']
    for (const [i, fn] of functions.entries())
      yield change(extra + i * 0.1, `go through the ${fn} of \`${what}\``, replace(right, code`Object.${fn}(${right})`))
  }

  function asIndexes() {
    return [
      replaceSpan(operatorSpan(scene.text, left, 'in'), 'of'),
      replace(right, kind === 'string' ? code`[...${right}].keys()` : [...object(right), '.keys()']),
    ]
  }
})
