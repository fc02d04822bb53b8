import * as t from '@babel/types'
import { change, operator, themed } from '../operator.ts'
import { replaceBy } from '../writing/rewrite.ts'

/** What is kept is what was compared: `if (list[i] < least) least = list[i - 1]` to `least = list[i]`. */
export const assignCompared = operator('assign-compared', ['AssignmentExpression'], function* ({ node, path, scene, ...site }) {
  const condition = path.findParent((around) => around.isIfStatement() || around.isFunction())
  if (node.operator !== '=' || !condition?.isIfStatement()) return
  const target = scene.source(node.left)
  const right = path.get('right')
  const own = scene.source(node.right)
  const seen = new Set([own])
  for (const comparison of comparisonsIn(condition.node.test)) {
    for (const [side, other] of [
      [comparison.left, comparison.right],
      [comparison.right, comparison.left],
    ] as const) {
      const source = scene.source(other)
      if (scene.source(side) !== target || seen.has(source)) continue
      seen.add(source)
      const edit = replaceBy({ ...site, scene, node: node.right, path: right }, other)
      yield themed('assign what was compared', change(0, `assign \`${scene.snippet(other)}\`, which was compared`, edit))
    }
  }
})

function comparisonsIn(test: t.Expression): t.BinaryExpression[] {
  const found: t.BinaryExpression[] = []
  t.traverseFast(test, (node) => {
    if (t.isBinaryExpression(node) && /^[<>]=?$/.test(node.operator)) found.push(node)
  })
  return found
}
