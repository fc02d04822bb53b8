import { change, operator } from '../operator.ts'
import * as t from '@babel/types'
import { code } from '#core'
import { replace } from '../writing/rewrite.ts'

/** Functions that are taken for one another, with what each is written as. */
const GROUPS: readonly (readonly string[])[] = [
  ['parseInt', 'Number', 'parseFloat', 'Math.trunc', 'Math.round'],
  ['isNaN', 'Number.isNaN', '!Number.isInteger'],
  ['String', 'JSON.stringify'],
]

/** A global function mistaken for its sister: `parseInt` for `Number`. */
export const callName = operator('call-name', ['CallExpression'], function* ({ node, scene }) {
  const name = scene.source(node.callee)
  const [first] = node.arguments
  const group = GROUPS.find((names) => names.includes(name))
  if (group === undefined || first === undefined || t.isSpreadElement(first)) return
  for (const [i, instead] of group.filter((other) => other !== name).entries())
    yield change(i * 0.2, `use \`${instead}\` in place of \`${name}\``, replace(node, code`${instead}(${first})`))
})
