import * as t from '@babel/types'
import type { NodePath } from '@babel/traverse'
import type { Edit } from '#core'
import { valuesAt } from '../names.ts'
import { putAtEnd, endOf } from '../new-statements.ts'
import { change, operator } from '../operator.ts'
import { insertBefore } from '../rewrite.ts'
import type { Scene } from '../scene.ts'

const MOST_PLACES = 8

/** A function inside of another, or a private method, that nobody calls: it is called where its like is, or before anything is returned. */
export const uncalledFunction = operator(
  'uncalled-function',
  ['FunctionDeclaration', 'VariableDeclarator', 'ClassMethod', 'ClassPrivateMethod'],
  function* ({ node, path, scene }) {
    const found = t.isClassMethod(node) || t.isClassPrivateMethod(node) ? uncalledMethod(path) : uncalledLocal(path)
    if (found === null) return
    for (const body of found.bodies) {
      const args = argumentsFor(found.params, body, scene)
      const statement = `${found.callee}(${args.join(', ')});`
      for (const [i, edit] of placesIn(body.node, found.declaration, statement, scene).entries())
        yield change(i * 0.05, `call \`${found.callee}\`, which nothing calls`, edit)
    }
  },
)

interface Uncalled {
  readonly callee: string
  readonly params: readonly t.Node[]
  readonly bodies: readonly NodePath<t.BlockStatement>[]
  readonly declaration: t.Node
}

function uncalledLocal(path: NodePath): Uncalled | null {
  const { node } = path
  const id = t.isFunctionDeclaration(node) || t.isVariableDeclarator(node) ? node.id : null
  const fn = t.isVariableDeclarator(node) ? node.init : node
  const body = path.findParent((around) => around.isBlockStatement())
  if (!t.isIdentifier(id) || !t.isFunction(fn) || !body?.isBlockStatement()) return null
  const uses = body.scope.getBinding(id.name)?.referencePaths ?? []
  const isCalled = uses.some((use) => use.node.start! < node.start! || use.node.end! > node.end!)
  return isCalled ? null : { callee: id.name, params: fn.params, bodies: [body], declaration: node }
}

function uncalledMethod(path: NodePath): Uncalled | null {
  const { node, parentPath } = path
  if (!t.isClassMethod(node) && !t.isClassPrivateMethod(node)) return null
  const isPrivate = t.isClassPrivateMethod(node) || node.accessibility === 'private' || node.accessibility === 'protected'
  const name = t.isPrivateName(node.key) ? `#${node.key.id.name}` : t.isIdentifier(node.key) ? node.key.name : null
  if (!isPrivate || name === null || node.kind !== 'method' || node.static || !parentPath?.isClassBody()) return null
  let calls = 0
  t.traverseFast(parentPath.node, (inner) => {
    if (!t.isMemberExpression(inner) || (node.start! <= inner.start! && inner.end! <= node.end!)) return
    const { property } = inner
    if (t.isPrivateName(property) ? `#${property.id.name}` === name : t.isIdentifier(property, { name })) calls += 1
  })
  if (calls > 0) return null
  const others = parentPath.get('body').filter((member) => member.node !== node && member.isClassMethod())
  const bodies = others.map((method) => method.get('body') as NodePath<t.BlockStatement>)
  return { callee: `this.${name}`, params: node.params, bodies, declaration: node }
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
