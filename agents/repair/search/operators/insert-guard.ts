import * as t from '@babel/types'
import { guardsAt } from '../stock/guards.ts'
import { valuesAt } from '../scene/names.ts'
import { change, operator } from '../operator.ts'
import { insertBefore } from '../writing/rewrite.ts'

const PLAIN_RESULTS = ['false', 'true', '0', "''", '[]', 'null', '-1', '1', 'undefined']

/** Results that are tried with each guard. */
const MOST_RESULTS = 10

/** An early `return`, `continue` or `break` for a special case, at the start of a function or before a statement in it. */
export const insertGuard = operator('insert-guard', ['Statement'], function* (site) {
  const { node, path, scene } = site
  const fn = path.getFunctionParent()
  if (!path.inList || fn === null || t.isFunctionDeclaration(node)) return
  const isFirst = path.key === 0 && path.parentPath?.parent === fn.node
  const isInLoop = path.parentPath?.parentPath?.isLoop() ?? false
  const own = new Set<string>()
  t.traverseFast(fn.node, (other) => {
    if (
      t.isReturnStatement(other) &&
      other.argument != null &&
      (t.isLiteral(other.argument) || t.isArrayExpression(other.argument))
    )
      own.add(scene.source(other.argument))
  })
  const results = [
    ...own,
    ...PLAIN_RESULTS.filter((result) => !own.has(result)),
    ...valuesAt(site)
      .slice(0, 3)
      .map(({ name }) => name),
  ].slice(0, MOST_RESULTS)
  for (const { text, cost } of guardsAt(site)) {
    const jumps = isInLoop ? ['continue', 'break'] : []
    for (const [i, jump] of [...jumps, ...results.map((result) => `return ${result}`)].entries()) {
      const extra = cost + (isFirst ? 0 : isInLoop ? 0.5 : 1) + (own.has(jump.slice(7)) || isInLoop ? i * 0.05 : 0.3 + i * 0.1)
      yield change(
        extra,
        `insert \`if (${text}) ${jump}\` before \`${scene.snippet(node)}\``,
        insertBefore(scene.text, node, `if (${text}) ${jump};`),
      )
    }
  }
})
