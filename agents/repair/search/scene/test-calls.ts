import * as t from '@babel/types'
import type { ParsedSource, RepairContext } from '#core'
import { parenthesised } from '../../../expression-of.ts'

/** The tests as a tree, where they are a program; JSON cases are read as the expression that they are. */
export function parseTests({ task, parse }: RepairContext): ParsedSource | null {
  const isJson = /^\s*[[{]/.test(task.tests.text) && task.tests.path.endsWith('.json')
  const parsed = parse(isJson ? { path: 'cases.js', text: parenthesised(task.tests.text) } : task.tests)
  return parsed.status === 'parsed' ? parsed.source : null
}

/** Arguments that the tests pass to functions, by the function's name, position by position. */
export type Calls = ReadonlyMap<string, readonly (readonly t.Node[])[]>

export function callsIn(tests: ParsedSource): Calls {
  const calls = new Map<string, t.Node[][]>()
  t.traverseFast(tests.ast, (node) => {
    if (!t.isCallExpression(node) || !t.isIdentifier(node.callee)) return
    const known = calls.get(node.callee.name)
    if (known === undefined) calls.set(node.callee.name, [node.arguments])
    else known.push(node.arguments)
  })
  t.traverseFast(tests.ast, (node) => {
    if (!t.isVariableDeclarator(node) || !t.isIdentifier(node.id) || !t.isIdentifier(node.init)) return
    const aliased = calls.get(node.id.name)
    if (aliased !== undefined) calls.set(node.init.name, [...(calls.get(node.init.name) ?? []), ...aliased])
  })
  return calls
}
