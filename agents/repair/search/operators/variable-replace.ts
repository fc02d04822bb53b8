import * as t from '@babel/types'
import { change, operator } from '../operator.ts'
import { namesAt } from '../scene/names.ts'
import { replace } from '../writing/rewrite.ts'

/** Another name in scope, of the same kind first. */
export const variableReplace = operator('variable-replace', ['Identifier'], function* (site) {
  const { node, path, scene, targets } = site
  const isTarget = t.isAssignmentExpression(path.parent) || t.isUpdateExpression(path.parent)
  const isCallee = (t.isCallExpression(path.parent) || t.isNewExpression(path.parent)) && path.key === 'callee'
  if (!targets.includes('Expression') && !isTarget && !isCallee) return
  if (t.isObjectProperty(path.parent, { shorthand: true })) return
  const kind = scene.kinds.of(node, path)
  let distance = 0
  for (const name of namesAt(site)) {
    if (name.name === node.name || (name.isFunction !== isCallee && kind !== 'function')) continue
    if (isTarget && path.key !== 'right' && name.binding.kind === 'const') continue
    const isSame = kind === name.kind
    const extra = isSame ? 0 : kind === 'unknown' || name.kind === 'unknown' ? 0.3 : 1.5
    yield change(
      extra + Math.min(distance++, 10) * 0.05,
      `use \`${name.name}\` in place of \`${node.name}\``,
      replace(node, name.name),
    )
  }
})
