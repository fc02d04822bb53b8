import * as t from '@babel/types'
import { change, operator } from '../operator.ts'
import { replace } from '../writing/rewrite.ts'

/** A function that gives the right answers wrong names: `'Yes'` and `'No'` where `true` and `false` are wanted, or turned round. */
export const returnValues = operator(
  'return-values',
  ['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression', 'ClassMethod'],
  function* ({ node, scene }) {
    const { values } = scene.expectations
    const wanted = values.every((value) => value === 'true' || value === 'false') ? ['true', 'false'] : values
    const given = answersOf(node)
    const own = [...given.keys()]
    if (values.length === 0 || own.length < 2 || own.length > 3) return
    for (const [i, first] of own.entries()) {
      for (const second of own.slice(i + 1)) {
        for (const one of wanted) {
          for (const other of wanted) {
            if (one === other || (one === first && other === second)) continue
            const edits = [
              ...given.get(first)!.map((at) => replace(at, one)),
              ...given.get(second)!.map((at) => replace(at, other)),
            ]
            yield change(
              0,
              `return \`${one}\` for \`${first}\` and \`${other}\` for \`${second}\``,
              ...edits.sort((a, b) => a.start - b.start),
            )
          }
        }
      }
    }
  },
)

/** Literals that the function returns, by their text. */
function answersOf(fn: t.Function): ReadonlyMap<string, readonly t.Node[]> {
  const answers = new Map<string, t.Node[]>()
  const note = (node: t.Node | null | undefined): void => {
    if (t.isConditionalExpression(node)) [node.consequent, node.alternate].forEach(note)
    if (!t.isStringLiteral(node) && !t.isBooleanLiteral(node) && !t.isNumericLiteral(node) && !t.isNullLiteral(node)) return
    const text = t.isStringLiteral(node) ? `'${node.value}'` : t.isNullLiteral(node) ? 'null' : String(node.value)
    answers.set(text, [...(answers.get(text) ?? []), node])
  }
  if (t.isExpression(fn.body)) note(fn.body)
  t.traverseFast(fn.body, (inner) => {
    if (t.isReturnStatement(inner)) note(inner.argument)
  })
  return answers
}
