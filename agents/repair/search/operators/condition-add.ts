import * as t from '@babel/types'
import { operator, change } from '../operator.ts'
import { replaceLoose } from '../writing/rewrite.ts'
import { code } from '#core'
import { guardsAt } from '../stock/guards.ts'

/** A condition that was forgotten beside another one. */
export const conditionAdd = operator('condition-add', ['Expression'], function* (site) {
  const { node, path, scene } = site
  const isTest = path.key === 'test'
  const isResult =
    (t.isReturnStatement(path.parent) || (t.isArrowFunctionExpression(path.parent) && path.key === 'body')) &&
    scene.kinds.of(node, path) === 'boolean'
  if (!isTest && !isResult) return
  const loose = t.isConditionalExpression(node) || t.isAssignmentExpression(node)
  for (const { text, cost } of guardsAt(site)) {
    for (const sign of ['&&', '||']) {
      const isMixed = t.isLogicalExpression(node) && node.operator !== sign
      const first =
        loose || (isMixed && sign === '&&') || t.isLogicalExpression(node, { operator: '??' }) ? code`(${node})` : code`${node}`
      const extra = cost + (sign === '||' ? 0.5 : 0)
      yield change(
        extra,
        `add \`${sign} ${text}\` to \`${scene.snippet(node)}\``,
        replaceLoose(site, [...first, ` ${sign} ${text}`]),
      )
    }
  }
})
