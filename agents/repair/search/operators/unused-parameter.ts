import * as t from '@babel/types'
import { valuesAt } from '../scene/names.ts'
import { change, operator } from '../operator.ts'
import { replace } from '../writing/rewrite.ts'

/** A parameter that nothing reads stands for something else: `i < list.length` to `i < count`. */
export const unusedParameter = operator('unused-parameter', ['Expression'], function* (site) {
  const { node, path, scene } = site
  if (t.isFunction(node) || t.isObjectProperty(path.parent, { shorthand: true })) return
  const kind = scene.kinds.of(node, path)
  for (const { name, kind: theirs, binding } of valuesAt(site)) {
    if (binding.kind !== 'param' || binding.referenced || binding.scope !== path.getFunctionParent()?.scope) continue
    if (kind !== 'unknown' && theirs !== 'unknown' && kind !== theirs) continue
    const extra = (kind === theirs && kind !== 'unknown' ? 0 : 0.6) + (t.isLiteral(node) || t.isIdentifier(node) ? 0 : 0.2)
    yield change(extra, `use \`${name}\`, which nothing reads, in place of \`${scene.snippet(node)}\``, replace(node, name))
  }
})
