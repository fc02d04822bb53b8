import type { NodePath } from '@babel/traverse'
import * as t from '@babel/types'
import { renderEdits, type Edit } from '#core'
import { joinedBy } from './joined-by.ts'

/** Expressions around a change that are looked at. */
const MOST_LEVELS = 4

/** Operators whose operands can be alike and mean something. */
const REPEATABLE = new Set(['+', '*', '**', '<<'])

/** Whether the change makes two operands the same that were not: `a && a`, `x === x`, `x - x` say nothing. */
export function repeats(path: NodePath, edits: readonly Edit[], text: string): boolean {
  let around: NodePath | null = path
  for (let level = 0; around !== null && level < MOST_LEVELS && t.isExpression(around.node); level++) {
    const operands = operandsOf(around.node)
    if (operands.length > 1 && hasTwins(operands, edits, text) && !hasTwins(operands, [], text)) return true
    around = around.parentPath
  }
  return false
}

function operandsOf(node: t.Expression): readonly t.Node[] {
  if (t.isLogicalExpression(node)) return joinedBy(node, node.operator)
  return t.isBinaryExpression(node) && !REPEATABLE.has(node.operator) ? [node.left, node.right] : []
}

function hasTwins(operands: readonly t.Node[], edits: readonly Edit[], text: string): boolean {
  const rendered = operands.map(({ start, end }) => {
    const inside = edits.filter((edit) => start! <= edit.start && edit.end <= end!)
    return renderEdits(inside, (from, to) => text.slice(from, to), start!, end!)
  })
  return new Set(rendered).size < rendered.length
}
