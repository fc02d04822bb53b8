import * as t from '@babel/types'
import { code } from '#core'
import { change, operator, themed } from '../operator.ts'
import { replace, replaceLoose } from '../writing/rewrite.ts'

/** A value that may be missing: `counts[key] + 1` to `(counts[key] || 0) + 1`, `a.b` to `a?.b`. */
export const defaultValue = operator('default-value', ['MemberExpression'], function* (site) {
  const { node, path, scene, targets } = site
  if (!targets.includes('Expression')) return
  const what = scene.snippet(node)
  if (node.computed) {
    const isList = t.isMemberExpression(path.parent) && path.key === 'object'
    for (const [value, extra] of [
      ['0', isList ? 0.6 : 0],
      ["''", 0.5],
      ['[]', isList ? 0 : 0.4],
      ['{}', 0.9],
      ['1', 1.2],
      ['Infinity', 1.2],
      ['-Infinity', 1.4],
    ] as const) {
      yield themed(
        `use \`${value}\` where something is missing`,
        change(extra, `use \`${value}\` where \`${what}\` is missing`, replaceLoose(site, code`${node} || ${value}`, '||')),
      )
    }
  }
  if (
    !node.computed &&
    !t.isSuper(node.object) &&
    !t.isAssignmentExpression(path.parent) &&
    scene.failures.includes('Cannot read prop')
  ) {
    yield change(
      0.4,
      `allow for a missing \`${scene.snippet(node.object)}\``,
      replace(node, code`${node.object}?.${node.property}`),
    )
  }
})
