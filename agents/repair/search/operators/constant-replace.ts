import * as t from '@babel/types'
import { change, operator } from '../operator.ts'
import { replace } from '../writing/rewrite.ts'
import { decides } from '../scene/words.ts'
import { mayBeNegative } from './constant-step.ts'

/** Another number that the program, its description or its tests know; not inside of patterns of property names. */
export const constantReplace = operator('constant-replace', ['NumericLiteral'], function* ({ node, path, scene }) {
  if (t.isObjectProperty(path.parent) && path.key === 'key') return
  const isSigned = !mayBeNegative(path)
  const isDeciding = decides(path)
  for (const { value, cost, isInput } of scene.words.numbers) {
    if (isInput && isDeciding) continue
    if (value === node.value || (isSigned && !(value >= 0))) continue
    yield change(cost, `change \`${node.value}\` to \`${value}\``, replace(node, String(value)))
  }
})
