import * as t from '@babel/types'
import type { NodePath } from '@babel/traverse'
import type { Kind } from '../scene/kinds.ts'
import type { NewStatement } from './new-statements.ts'
import type { Site } from '../scene/site.ts'

const MOST_FORMS = 6
const OPPOSITE: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}', '<': '>', '0': '1' }

/**
 * Calls of the function that the site is in, as a recursion makes them: each argument is the parameter or one step from it, and one or two of
 * them take a step.
 */
export function* steppedCalls({ path, scene }: Site, near: readonly t.Node[]): Generator<NewStatement> {
  const fn = path.getFunctionParent()
  const callee = fn === null ? null : calleeOf(fn)
  if (fn === null || callee === null || fn.node.params.length > 5) return
  const names = fn.node.params.map((param) => (t.isIdentifier(param) ? param.name : null))
  const forms = names.map((name) => {
    const binding = name === null ? undefined : fn.scope.getBinding(name)
    return binding === undefined ? [] : formsOf(binding.identifier.name, scene.kinds.ofBinding(binding), near, scene.source)
  })
  if (names.includes(null) || !callsItself(fn.node, callee, scene.source)) return
  const call = (...instead: readonly (readonly [at: number, form: string])[]) =>
    `${callee}(${names.map((name, i) => instead.find(([at]) => at === i)?.[1] ?? name).join(', ')});`
  for (const [i, own] of forms.entries()) {
    for (const [k, form] of own.entries()) {
      yield [call([i, form]), 0.1 + k * 0.05]
      for (const [j, others] of forms.entries()) {
        if (j > i) for (const [m, other] of others.entries()) yield [call([i, form], [j, other]), 0.2 + (k + m) * 0.05]
      }
    }
  }
}

function callsItself(fn: t.Node, callee: string, source: (node: t.Node) => string): boolean {
  let calls = false
  t.traverseFast(fn, (node) => {
    calls ||= t.isCallExpression(node) && source(node.callee) === callee
  })
  return calls
}

function calleeOf({ node, parent, parentPath }: NodePath<t.Function>): string | null {
  if (t.isFunctionDeclaration(node) && node.id != null) return node.id.name
  if (t.isVariableDeclarator(parent) && t.isIdentifier(parent.id)) return parent.id.name
  const isMethod = (t.isClassMethod(node) || t.isObjectMethod(node)) && node.kind === 'method' && t.isIdentifier(node.key)
  return isMethod && parentPath !== null ? `this.${(node.key as t.Identifier).name}` : null
}

/** What a parameter becomes in the next call: one more or less, a longer text; as calls beside it have it, and the opposite of that. */
function formsOf(name: string, kind: Kind, near: readonly t.Node[], source: (node: t.Node) => string): string[] {
  const forms: string[] = []
  for (const root of near) {
    t.traverseFast(root, (node) => {
      if (!t.isBinaryExpression(node) || !t.isIdentifier(node.left, { name }) || !/^[-+*/]$/.test(node.operator)) return
      const { right } = node
      const opposite = t.isStringLiteral(right) ? OPPOSITE[right.value] : undefined
      if (opposite !== undefined) forms.push(`${name} + '${opposite}'`)
      forms.push(source(node))
    })
  }
  if (kind === 'number') forms.push(`${name} + 1`, `${name} - 1`)
  return [...new Set(forms)].slice(0, MOST_FORMS)
}
