import * as t from '@babel/types'
import { code } from '#core'
import { change, operator } from '../operator.ts'
import { insertAt, replace } from '../writing/rewrite.ts'

const COMPARATORS = [
  '(a, b) => a - b',
  '(a, b) => b - a',
  '(a, b) => a.localeCompare(b)',
  '(a, b) => a.length - b.length',
  '(a, b) => a.length - b.length || (a < b ? -1 : 1)',
  '(a, b) => b.length - a.length',
  '(a, b) => b.localeCompare(a)',
  '(a, b) => a[0] - b[0]',
  '(a, b) => a[1] - b[1]',
  '(a, b) => b[1] - a[1]',
]

/** `sort()` compares texts; and comparators that order the wrong way round, or by something else. */
export const sortComparator = operator('sort-comparator', ['CallExpression'], function* ({ node, scene }) {
  const { callee } = node
  if (!t.isMemberExpression(callee) || !t.isIdentifier(callee.property) || !/^(sort|toSorted)$/.test(callee.property.name)) return
  const comparator = node.arguments[0]
  for (const [i, instead] of COMPARATORS.entries()) {
    const edit = comparator === undefined ? insertAt(node.end! - 1, instead) : replace(comparator, instead)
    yield change((comparator === undefined ? 0 : 0.3) + i * 0.2, `sort by \`${instead}\``, edit)
  }
  if (!t.isFunction(comparator)) return
  const [a, b] = comparator.params
  if (!t.isIdentifier(a) || !t.isIdentifier(b)) return
  if (t.isBinaryExpression(comparator.body)) {
    const order = scene.source(comparator.body)
    yield change(
      0.2,
      `sort by \`${order}\`, then by text`,
      replace(comparator.body, code`${comparator.body} || String(${a.name}).localeCompare(String(${b.name}))`),
    )
    yield change(
      0.3,
      `sort by \`${order}\`, then by value`,
      replace(comparator.body, code`${comparator.body} || ${a.name} - ${b.name}`),
    )
    yield change(
      0.4,
      `sort by \`${order}\`, then by falling value`,
      replace(comparator.body, code`${comparator.body} || ${b.name} - ${a.name}`),
    )
  }
  const turned = t.isBinaryExpression(comparator.body, { operator: '-' })
    ? [
        replace(comparator.body.left, code`${comparator.body.right}`),
        replace(comparator.body.right, code`${comparator.body.left}`),
      ]
    : [replace(a, b.name), replace(b, a.name)]
  yield change(0, 'turn the order of the comparator round', ...turned)
  if (t.isBinaryExpression(comparator.body) && /^[<>]=?$/.test(comparator.body.operator)) {
    const { left, right, operator: sign } = comparator.body
    const [first, second] = sign.startsWith('<') ? [right, left] : [left, right]
    yield change(0, 'compare by a difference', replace(comparator.body, code`${first} - ${second}`))
    yield change(
      0.1,
      'compare by a number',
      replace(comparator.body, code`${first} > ${second} ? 1 : ${first} < ${second} ? -1 : 0`),
    )
  }
})
