import * as t from '@babel/types'
import type { NodePath } from '@babel/traverse'
import { valuesAt } from '../scene/names.ts'
import { endOf, type NewStatement } from './new-statements.ts'
import type { Scene } from '../scene/scene.ts'

/** What a block does whose condition asks for something that is missing: `if (!x)` makes x, `if (!m.has(k))` adds k, `if (a < b)` keeps one of the two. */
export function* asConditionSays(block: NodePath<t.Statement>, scene: Scene): Generator<NewStatement> {
  const { parentPath } = block
  if (!parentPath?.isIfStatement()) return
  const { test, consequent } = parentPath.node
  const isThen = consequent === block.node
  for (const part of partsOf(test)) {
    if (isThen && t.isUnaryExpression(part, { operator: '!' })) yield* missing(part.argument, block, scene)
    else if (!isThen && !t.isBinaryExpression(part)) yield* missing(part, block, scene)
    else if (t.isBinaryExpression(part)) yield* compared(part, block, scene)
  }
}

function partsOf(test: t.Expression): t.Expression[] {
  return t.isLogicalExpression(test) ? [...partsOf(test.left), ...partsOf(test.right)] : [test]
}

function* missing(what: t.Expression, block: NodePath<t.Statement>, scene: Scene): Generator<NewStatement> {
  const source = scene.source(what)
  if (t.isCallExpression(what) && t.isMemberExpression(what.callee) && t.isIdentifier(what.callee.property)) {
    const [key] = what.arguments
    if (!/^(?:has|includes|contains)$/.test(what.callee.property.name) || key === undefined) return
    const collection = scene.source(what.callee.object)
    yield [`${collection}.${what.callee.property.name === 'has' ? 'add' : 'push'}(${scene.source(key)});`, 0]
    const values = valuesAt(endOf(block, scene)).slice(0, 4)
    for (const [i, value] of ['[]', '0', '1', 'new Set()', 'new Map()', ...values.map(({ name }) => name)].entries())
      yield [`${collection}.set(${scene.source(key)}, ${value});`, i * 0.03]
    return
  }
  if (t.isLVal(what)) yield* makes(source, block)
}

/** A first value for what has none: objects of the program's classes first. */
function* makes(target: string, block: NodePath): Generator<NewStatement> {
  const classes: string[] = []
  for (const { path, identifier } of Object.values(block.scope.getAllBindings()))
    if (path.isClassDeclaration()) classes.push(`new ${identifier.name}()`)
  const values = [...classes, '[]', '{}', '0', '1', "''", 'true', 'new Map()', 'new Set()', 'Object.create(null)']
  for (const [i, value] of values.entries()) yield [`${target} = ${value};`, i * 0.03]
}

function* compared(
  { operator, left, right }: t.BinaryExpression,
  block: NodePath<t.Statement>,
  scene: Scene,
): Generator<NewStatement> {
  if (t.isPrivateName(left)) return
  if (/^={2,3}$/.test(operator) && (t.isNullLiteral(right) || t.isIdentifier(right, { name: 'undefined' }))) {
    if (t.isLVal(left)) yield* makes(scene.source(left), block)
    return
  }
  if (!/^[<>]=?$/.test(operator)) return
  const [a, b] = [scene.source(left), scene.source(right)]
  if (t.isLVal(left) && t.isLVal(right)) yield [`[${a}, ${b}] = [${b}, ${a}];`, 0.05]
  if (t.isLVal(left)) yield [`${a} = ${b};`, 0]
  if (t.isLVal(right)) yield [`${b} = ${a};`, 0]
}
