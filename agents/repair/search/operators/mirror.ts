import * as t from '@babel/types'
import type { Edit } from '#core'
import { change, operator } from '../operator.ts'
import { operatorSpan, replace, replaceSpan } from '../writing/rewrite.ts'

/** What stands in one place stands for the other, all over a statement. */
type Exchange = ReadonlyMap<string, string>

function bothWays(...pairs: readonly (readonly [string, string])[]): Exchange {
  return new Map(pairs.flatMap(([a, b]) => [[a, b] as const, [b, a] as const]))
}

/** Loops that count keep their ends. */
const TURNED = bothWays(['<', '>'], ['<=', '>='])

const OPERATORS: readonly Exchange[] = [
  TURNED,
  bothWays(['<', '<='], ['>', '>=']),
  bothWays(['+', '-'], ['+=', '-=']),
  bothWays(['*', '/'], ['*=', '/=']),
  bothWays(['&&', '||']),
  bothWays(['===', '!=='], ['==', '!=']),
  bothWays(['&&', '||'], ['===', '!=='], ['==', '!=']),
]

const NAMES: Exchange = bothWays(
  ['min', 'max'],
  ['push', 'unshift'],
  ['pop', 'shift'],
  ['toUpperCase', 'toLowerCase'],
  ['floor', 'ceil'],
  ['indexOf', 'lastIndexOf'],
  ['every', 'some'],
  ['startsWith', 'endsWith'],
  ['padStart', 'padEnd'],
)

/** Names whose uses are exchanged, the nearest ones first. */
const MOST_PAIRS = 12

/** Two things that are taken for one another in every place: `<` for `>`, `min` for `max`, one variable for another. */
export const mirror = operator(
  'mirror',
  [
    'FunctionDeclaration',
    'FunctionExpression',
    'ArrowFunctionExpression',
    'ForStatement',
    'WhileStatement',
    'ForOfStatement',
    'IfStatement',
    'ExpressionStatement',
    'VariableDeclaration',
    'ReturnStatement',
  ],
  function* ({ node, path, scene }) {
    const extra = t.isFunction(node) ? 0 : 0.2
    for (const exchange of OPERATORS) {
      const edits = exchangeOperators(node, exchange, scene.text)
      if (edits.length > 1) yield change(extra, `exchange \`${[...exchange.keys()].slice(0, 2).join('` and `')}\``, ...edits)
    }
    const members = exchangeMembers(node)
    if (members.length > 1) yield change(extra, 'exchange names of methods for their opposites', ...members)
    const indexes = exchangeIndexes(node)
    if (indexes.length > 1) yield change(extra, 'exchange the first and the second element', ...indexes)
    const truths = exchangeTruths(node)
    if (truths.length > 1) yield change(extra, 'exchange `true` and `false`', ...truths)
    if (t.isFunction(node)) return
    const uses = usesIn(node)
    const names = [...uses.keys()]
    const pairs = names.flatMap((a, i) => names.slice(i + 1).map((b) => [a, b] as const)).slice(0, MOST_PAIRS)
    for (const [a, b] of pairs) {
      const edits = [...uses.get(a)!.map((use) => replace(use, b)), ...uses.get(b)!.map((use) => replace(use, a))]
      if (edits.length > 2) yield change(0.4, `exchange \`${a}\` and \`${b}\``, ...edits.sort((x, y) => x.start - y.start))
    }

    function usesIn(root: t.Node): Map<string, t.Node[]> {
      const found = new Map<string, t.Node[]>()
      path.traverse({
        Identifier(inner) {
          const { name } = inner.node
          const isUse = t.isAssignmentExpression(inner.parent, { left: inner.node }) || inner.isReferencedIdentifier()
          if (!isUse || t.isObjectProperty(inner.parent, { shorthand: true })) return
          const binding = inner.scope.getBinding(name)
          if (binding === undefined || binding.identifier.start! >= root.start!) return
          if (scene.kinds.ofBinding(binding) === 'function') return
          found.set(name, [...(found.get(name) ?? []), inner.node])
        },
      })
      return found
    }
  },
)

function exchangeOperators(root: t.Node, exchange: Exchange, text: string): Edit[] {
  const edits: Edit[] = []
  const ends = new Set<t.Node>()
  t.traverseFast(root, (node) => {
    if (t.isForStatement(node) && node.test != null) ends.add(node.test)
    if (!t.isBinaryExpression(node) && !t.isLogicalExpression(node) && !t.isAssignmentExpression(node)) return
    const instead = ends.has(node) && exchange === TURNED ? undefined : exchange.get(node.operator)
    if (instead !== undefined) edits.push(replaceSpan(operatorSpan(text, node.left, node.operator), instead))
  })
  return edits.sort((a, b) => a.start - b.start)
}

function exchangeMembers(root: t.Node): Edit[] {
  const edits: Edit[] = []
  t.traverseFast(root, (node) => {
    if (!t.isMemberExpression(node) || node.computed || !t.isIdentifier(node.property)) return
    const instead = NAMES.get(node.property.name)
    if (instead !== undefined) edits.push(replace(node.property, instead))
  })
  return edits.sort((a, b) => a.start - b.start)
}

function exchangeTruths(root: t.Node): Edit[] {
  const edits: Edit[] = []
  t.traverseFast(root, (node) => {
    if (t.isBooleanLiteral(node)) edits.push(replace(node, String(!node.value)))
  })
  return edits.sort((a, b) => a.start - b.start)
}

function exchangeIndexes(root: t.Node): Edit[] {
  const edits: Edit[] = []
  t.traverseFast(root, (node) => {
    if (!t.isMemberExpression(node) || !node.computed || !t.isNumericLiteral(node.property)) return
    const { value } = node.property
    if (value === 0 || value === 1) edits.push(replace(node.property, String(1 - value)))
  })
  return edits.sort((a, b) => a.start - b.start)
}
