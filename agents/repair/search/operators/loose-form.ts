import * as t from '@babel/types'
import { code, type Piece } from '#core'
import { change, operator } from '../operator.ts'
import { object, operand, replace } from '../writing/rewrite.ts'

/** What means something else in JavaScript than in the language it was thought in: `x in list`, `list == []`, `!list`, `a[-1]`, `text * 3`. */
export const looseForm = operator(
  'loose-form',
  ['BinaryExpression', 'UnaryExpression', 'MemberExpression', 'Identifier'],
  function* (site) {
    const { node, path, scene, targets } = site
    const instead = (pieces: readonly Piece[], extra: number) =>
      change(extra, `rewrite \`${scene.snippet(node)}\``, replace(node, pieces))
    if (t.isBinaryExpression(node) && t.isExpression(node.left)) {
      const { left, right, operator: sign } = node
      const isEqual = /^===?$/.test(sign)
      if (sign === 'in') {
        const isNegated = t.isUnaryExpression(left, { operator: '!' }) && left.extra?.['parenthesized'] !== true
        const [not, item] = isNegated ? ['!', left.argument] : ['', left]
        const isObject = scene.kinds.of(right, path) === 'object'
        yield instead([not, ...object(right), ...code`.includes(${item})`], isObject ? 0.4 : 0)
        yield instead([not, ...object(right), ...code`.has(${item})`], isObject ? 0 : 0.4)
      }
      if (isEqual || /^!==?$/.test(sign)) {
        const same = isEqual ? '===' : '!=='
        if (t.isIdentifier(right, { name: 'NaN' })) yield instead(code`${isEqual ? '' : '!'}Number.isNaN(${left})`, 0)
        if (t.isArrayExpression(right) && right.elements.length === 0) yield instead([...object(left), `.length ${same} 0`], 0)
        const kinds = [scene.kinds.of(left, path), scene.kinds.of(right, path)]
        if (kinds.includes('array') || kinds.includes('object'))
          yield instead(code`JSON.stringify(${left}) ${same} JSON.stringify(${right})`, 0)
      }
      if (sign === '*' && scene.kinds.of(left, path) === 'string') yield instead([...object(left), ...code`.repeat(${right})`], 0)
      if (sign === '%')
        yield instead(['((', ...operand(left), ' % ', ...operand(right), ') + ', ...operand(right), ') % ', ...operand(right)], 1)
      if (sign === '^') yield instead(code`${left} ** ${right}`, 0.5)
      if (sign === '+' && scene.kinds.of(left, path) === 'array') yield instead([...object(left), ...code`.concat(${right})`], 0)
    } else if (t.isUnaryExpression(node, { operator: '!' }) && isList(scene.kinds.of(node.argument, path))) {
      yield instead([...object(node.argument), '.length === 0'], 0)
    } else if (
      t.isMemberExpression(node) &&
      node.computed &&
      t.isUnaryExpression(node.property, { operator: '-' }) &&
      targets.includes('Expression')
    ) {
      yield instead([...object(node.object), ...code`.at(${node.property})`], 0)
    } else if (t.isIdentifier(node) && path.key === 'test' && isList(scene.kinds.of(node, path))) {
      yield instead(code`${node}.length > 0`, 0)
    }
  },
)

function isList(kind: string): boolean {
  return kind === 'array'
}
