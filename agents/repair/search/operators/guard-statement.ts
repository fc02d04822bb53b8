import * as t from '@babel/types'
import { code } from '#core'
import { guardsAt } from '../stock/guards.ts'
import { change, operator } from '../operator.ts'
import { replace } from '../writing/rewrite.ts'

/** A statement that should be done under a condition only. */
export const guardStatement = operator(
  'guard-statement',
  ['ExpressionStatement', 'ReturnStatement', 'BreakStatement'],
  function* (site) {
    const { node, path, scene } = site
    if (path.getFunctionParent() === null || t.isDirective(path.parent)) return
    for (const { text, cost } of guardsAt(site)) {
      yield change(cost, `do \`${scene.snippet(node)}\` only if \`${text}\``, replace(node, code`if (${text}) ${node}`))
    }
  },
)
