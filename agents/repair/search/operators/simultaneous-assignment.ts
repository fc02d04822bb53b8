import * as t from '@babel/types'
import { code, type Piece } from '#core'
import { change, operator } from '../operator.ts'
import { replaceSpan } from '../writing/rewrite.ts'

/** Two values that change at once: `a = b; b = a` keeps only one of them, and `a = b; b = a + b` takes the new `a`. */
export const simultaneousAssignment = operator(
  'simultaneous-assignment',
  ['ExpressionStatement'],
  function* ({ node, path, scene }) {
    if (!path.inList) return
    const first = node.expression
    const next = path.getSibling((path.key as number) + 1).node
    const second = t.isExpressionStatement(next) ? next.expression : undefined
    if (!t.isAssignmentExpression(first, { operator: '=' }) || !t.isAssignmentExpression(second)) return
    const target = scene.source(first.left)
    if (target === scene.source(second.left) || !reads(second, target, scene.source)) return
    const before = /[;{}]\s*$/.test(scene.text.slice(0, node.start!)) ? '' : ';'
    yield change(
      0,
      `change \`${target}\` and \`${scene.snippet(second.left)}\` at once`,
      replaceSpan({ start: node.start!, end: next!.end! }, [
        ...code`${before}[${first.left}, ${second.left}] = [${first.right}, `,
        ...valueOf(second),
        '];',
      ]),
    )
  },
)

/** What the assignment gives: `b + a` for `b += a`. */
function valueOf({ operator: sign, left, right }: t.AssignmentExpression): readonly Piece[] {
  return sign === '=' ? code`${right}` : code`${left} ${sign.slice(0, -1)} ${right}`
}

function reads({ right }: t.AssignmentExpression, target: string, source: (node: t.Node) => string): boolean {
  let found = false
  t.traverseFast(right, (inner) => {
    found ||= source(inner) === target
  })
  return found
}
