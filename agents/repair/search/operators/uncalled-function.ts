import * as t from '@babel/types'
import type { NodePath } from '@babel/traverse'
import type { Edit } from '#core'
import { valuesAt } from '../scene/names.ts'
import { putAtEnd, endOf } from '../writing/new-statements.ts'
import { change, operator } from '../operator.ts'
import { insertBefore } from '../writing/rewrite.ts'
import type { Scene } from '../scene/scene.ts'

const MOST_PLACES = 8

/** A function inside of another, or a private method, that nobody calls: it is called where its like is, or before anything is returned. */
export const uncalledFunction = operator('uncalled-function', ['BlockStatement', 'ClassBody'], function* ({ path, scene }) {
  // What never runs is no site: such functions are looked for from around them.
  const uncalled = path.isBlockStatement() ? localsOf(path) : path.isClassBody() ? methodsOf(path) : []
  for (const { callee, params, bodies, declaration } of uncalled) {
    for (const body of bodies) {
      const statement = `${callee}(${argumentsFor(params, body, scene).join(', ')});`
      for (const [i, edit] of placesIn(body.node, declaration, statement, scene).entries())
        yield change(i * 0.05, `call \`${callee}\`, which nothing calls`, edit)
    }
  }
})

interface Uncalled {
  readonly callee: string
  readonly params: readonly t.Node[]
  readonly bodies: readonly NodePath<t.BlockStatement>[]
  readonly declaration: t.Node
}

function localsOf(body: NodePath<t.BlockStatement>): Uncalled[] {
  const found: Uncalled[] = []
  for (const { path, identifier, referencePaths } of Object.values(body.scope.bindings)) {
    const { node } = path
    const fn = t.isVariableDeclarator(node) ? node.init : node
    const home = path.findParent((around) => around.isBlockStatement())
    if (!t.isFunction(fn) || home?.node !== body.node || identifier.start! < node.start! || t.isIdentifier(node)) continue
    const isCalled = referencePaths.some((use) => use.node.start! < node.start! || use.node.end! > node.end!)
    if (!isCalled) found.push({ callee: identifier.name, params: fn.params, bodies: [body], declaration: node })
  }
  return found
}

function methodsOf(body: NodePath<t.ClassBody>): Uncalled[] {
  const methods = body.get('body').filter((member) => member.isClassMethod() || member.isClassPrivateMethod())
  return methods.flatMap(({ node }) => {
    const isPrivate = t.isClassPrivateMethod(node) || node.accessibility === 'private' || node.accessibility === 'protected'
    const name = t.isPrivateName(node.key) ? `#${node.key.id.name}` : t.isIdentifier(node.key) ? node.key.name : null
    if (!isPrivate || name === null || node.kind !== 'method' || node.static || isNamed(name, body.node, node)) return []
    const bodies = methods.filter((method) => method.node !== node && method.isClassMethod()).map((method) => method.get('body'))
    return [{ callee: `this.${name}`, params: node.params, bodies, declaration: node }]
  })
}

/** Whether the class uses its member of this name outside of the method itself. */
function isNamed(name: string, body: t.ClassBody, method: t.Node): boolean {
  let isUsed = false
  t.traverseFast(body, (inner) => {
    if (!t.isMemberExpression(inner) || (method.start! <= inner.start! && inner.end! <= method.end!)) return
    const { property } = inner
    isUsed ||= t.isPrivateName(property) ? `#${property.id.name}` === name : t.isIdentifier(property, { name })
  })
  return isUsed
}

/** For each parameter what has its name, otherwise what has no better use of its kind. */
function argumentsFor(params: readonly t.Node[], body: NodePath<t.BlockStatement>, scene: Scene): string[] {
  const values = valuesAt(endOf(body, scene))
  return params
    .filter((param) => t.isIdentifier(param))
    .map(({ name }, i) => (values.find((value) => value.name === name) ?? values[i] ?? values[0])?.name ?? 'undefined')
}

function placesIn(body: t.BlockStatement, declaration: t.Node, statement: string, { text }: Scene): Edit[] {
  const isOpen = (inner: t.Statement) =>
    !t.isFunctionDeclaration(inner) && (inner.start! > declaration.end! || inner.end! < declaration.start!)
  const calls = body.body.filter((inner) => t.isExpressionStatement(inner) && t.isCallExpression(inner.expression))
  const places = [...calls, ...body.body.filter((inner) => isOpen(inner) && !calls.includes(inner)).reverse()]
  const edits = places.slice(0, MOST_PLACES).map((place) => insertBefore(text, place, statement))
  return t.isReturnStatement(body.body.at(-1)) ? edits : [...edits, putAtEnd(body, statement, text)]
}
