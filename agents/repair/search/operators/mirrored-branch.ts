import * as t from '@babel/types'
import type { Edit, Piece } from '#core'
import { oppositeEdits } from '../writing/antonyms.ts'
import { change, operator } from '../operator.ts'
import { insertAt, replace } from '../writing/rewrite.ts'

/** The other half of a case distinction: `if (x > max) max = x` without one for `min`; capital letters made small, and not the others great. */
export const mirroredBranch = operator('mirrored-branch', ['IfStatement'], function* ({ node, path, scene }) {
  if (node.alternate != null) return
  const { start, end } = node
  const mirrored = (edits: readonly Edit[]) => {
    const copy = copyWith(edits, start!, end!)
    const isAlone = t.isBlockStatement(node.consequent)
    return isAlone ? insertAt(end!, [' else ', ...copy]) : insertAt(end!, ['\n', ...copy])
  }
  const opposite = oppositeEdits(node, scene.text, (name) => path.scope.hasBinding(name, { noGlobals: true }))
  if (opposite.length > 0) yield change(0, 'do the opposite in the opposite case', mirrored(opposite))
  const way = wayBack(node)
  if (way !== null) yield change(0, 'go back from where this goes', mirrored(way))
})

/** The node's text with the edits applied. */
function copyWith(edits: readonly Edit[], start: number, end: number): Piece[] {
  const pieces: Piece[] = []
  let at = start
  for (const edit of edits) {
    pieces.push({ start: at, end: edit.start }, ...edit.replacement)
    at = edit.end
  }
  return [...pieces, { start: at, end }]
}

/** For `if (65 <= x && x <= 90) x += 32` what leads back: the bounds moved by the step, the step turned round. */
function wayBack({ test, consequent }: t.IfStatement): Edit[] | null {
  const steps: t.AssignmentExpression[] = []
  t.traverseFast(consequent, (node) => {
    if (t.isAssignmentExpression(node) && /^[+-]=$/.test(node.operator) && t.isNumericLiteral(node.right)) steps.push(node)
  })
  const [step] = steps
  if (step === undefined || steps.length > 1 || !t.isIdentifier(step.left) || !t.isNumericLiteral(step.right)) return null
  const { name } = step.left
  const distance = step.operator === '+=' ? step.right.value : -step.right.value
  const bounds: Edit[] = []
  t.traverseFast(test, (node) => {
    if (!t.isBinaryExpression(node)) return
    const [value, bound] = t.isIdentifier(node.left, { name }) ? [node.left, node.right] : [node.right, node.left]
    if (t.isIdentifier(value, { name }) && t.isNumericLiteral(bound)) bounds.push(replace(bound, String(bound.value + distance)))
  })
  const sign = replace(step, [`${name} ${distance > 0 ? '-=' : '+='} ${step.right.value}`])
  return bounds.length === 0 ? null : [...bounds.sort((a, b) => a.start - b.start), sign]
}
