import * as t from '@babel/types'
import { code } from '#core'
import { change, operator } from '../operator.ts'
import { replace, replaceBy } from '../writing/rewrite.ts'

/** The two branches of a condition the wrong way round. */
export const branchSwap = operator('branch-swap', ['IfStatement', 'ConditionalExpression'], function* (site) {
  const { node, scene } = site
  const { consequent, alternate, test } = node
  if (alternate == null) return
  const isOpen = alternate.type === 'IfStatement' || (t.isStatement(alternate) && !/[;}]$/.test(scene.source(alternate)))
  const swapped = [
    replace(consequent, isOpen ? code`{ ${alternate} }` : code`${alternate}`),
    replace(alternate, code`${consequent}`),
  ]
  yield change(0, `swap the branches of \`${scene.snippet(test)}\``, ...swapped)
  if (node.type === 'ConditionalExpression') {
    yield change(0.8, `use \`${scene.snippet(consequent)}\` always`, replaceBy({ ...site, node }, consequent))
    yield change(0.8, `use \`${scene.snippet(alternate)}\` always`, replaceBy({ ...site, node }, alternate))
  }
})
