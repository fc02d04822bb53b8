import * as t from '@babel/types'
import { code } from '#core'
import { valuesAt } from '../scene/names.ts'
import { change, operator } from '../operator.ts'
import { replace, replaceLoose } from '../writing/rewrite.ts'

/** An expression in place of a name: an element, a length, the sum with another name. */
export const variableStep = operator('variable-step', ['Identifier'], function* (site) {
  const { node, path, scene, targets } = site
  if (!targets.includes('Expression') || t.isObjectProperty(path.parent, { shorthand: true })) return
  const kind = scene.kinds.of(node, path)
  const names = valuesAt(site)
  const isDivisor = t.isBinaryExpression(path.parent, { operator: '/' }) && path.key === 'right'
  const indexes = names.filter((name) => name.kind === 'number')
  for (const list of names.filter((name) => name.kind === 'array' || name.kind === 'string')) {
    for (const index of indexes) {
      if (list.name === node.name && index.name === node.name) continue
      const extra = list.name === node.name || index.name === node.name ? 0 : 0.8
      yield change(
        extra,
        `use \`${list.name}[${index.name}]\` in place of \`${node.name}\``,
        replace(node, `${list.name}[${index.name}]`),
      )
    }
    if (kind === 'number')
      yield change(
        isDivisor ? 0 : 0.6,
        `use \`${list.name}.length\` in place of \`${node.name}\``,
        replace(node, `${list.name}.length`),
      )
  }
  if (kind === 'number') {
    for (const other of indexes.filter((name) => name.name !== node.name)) {
      for (const sign of ['+', '-', '*', '/', '%']) {
        const isIndex = t.isMemberExpression(path.parent) && path.key === 'property'
        const extra = sign === '+' || sign === '-' ? 0.3 : isIndex ? 1.2 : 0.7
        yield change(
          extra,
          `use \`${node.name} ${sign} ${other.name}\` in place of \`${node.name}\``,
          replaceLoose(site, code`${node} ${sign} ${other.name}`, sign),
        )
      }
    }
  }
})
