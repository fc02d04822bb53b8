import * as t from '@babel/types'
import type { Edit } from '#core'
import { change, operator } from '../operator.ts'
import { operatorSpan, replace, replaceSpan } from '../writing/rewrite.ts'

const SISTERS: Readonly<Record<string, readonly string[]>> = {
  '<': ['<=', '>'],
  '<=': ['<', '>='],
  '>': ['>=', '<'],
  '>=': ['>', '<='],
  '==': ['!=', '==='],
  '===': ['!==', '=='],
  '!=': ['=='],
  '!==': ['==='],
  '+': ['-'],
  '-': ['+'],
  '*': ['/', '**'],
  '/': ['*', '%'],
  '%': ['/'],
  '&&': ['||'],
  '||': ['&&'],
}

/** The same mistake all over a function: an operator, a number or a name. */
export const everywhere = operator(
  'everywhere',
  ['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression', 'ClassMethod'],
  function* ({ node, path, scene }) {
    const operators = new Map<string, Edit[]>()
    const numbers = new Map<number, t.NumericLiteral[]>()
    t.traverseFast(node.body, (inner) => {
      if (t.isBinaryExpression(inner) || t.isLogicalExpression(inner)) {
        const span = operatorSpan(scene.text, inner.left, inner.operator)
        operators.set(inner.operator, [...(operators.get(inner.operator) ?? []), replaceSpan(span, '')])
      }
      if (t.isNumericLiteral(inner)) numbers.set(inner.value, [...(numbers.get(inner.value) ?? []), inner])
    })
    for (const [sign, edits] of operators) {
      if (edits.length < 2) continue
      const sorted = edits.toSorted((a, b) => a.start - b.start)
      for (const instead of SISTERS[sign] ?? [])
        yield change(0, `change every \`${sign}\` to \`${instead}\``, ...sorted.map((edit) => replaceSpan(edit, instead)))
    }
    for (const [value, nodes] of numbers) {
      if (nodes.length < 2) continue
      for (const instead of [value + 1, value - 1])
        if (instead >= 0)
          yield change(
            0.3,
            `change every \`${value}\` to \`${instead}\``,
            ...nodes.map((number) => replace(number, String(instead))),
          )
    }
    for (const [name, binding] of Object.entries(path.scope.bindings)) {
      const uses = binding.referencePaths.map(({ node: use }) => use).sort((a, b) => a.start! - b.start!)
      if (uses.length < 2 || binding.referencePaths.some((use) => t.isObjectProperty(use.parent, { shorthand: true }))) continue
      for (const other of Object.keys(path.scope.bindings)) {
        if (other !== name)
          yield change(0.5, `use \`${other}\` in place of every \`${name}\``, ...uses.map((use) => replace(use, other)))
      }
    }
  },
)
