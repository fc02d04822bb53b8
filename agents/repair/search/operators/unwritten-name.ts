import * as t from '@babel/types'
import type { Binding, NodePath } from '@babel/traverse'
import { valuesAt } from '../scene/names.ts'
import {
  collectionOf,
  endOf,
  fills,
  firstAfterGuards,
  isNeverFilled,
  likelyValues,
  putAtEnd,
  simpleStatementsIn,
  type Collection,
} from '../writing/new-statements.ts'
import { change, operator, type Proposal } from '../operator.ts'
import { differenceOf, knownNames, renamed } from '../writing/renamings.ts'
import { insertAfter, insertBefore } from '../writing/rewrite.ts'
import type { Scene } from '../scene/scene.ts'

/** Blocks at whose end something may be missing, the innermost loops first. */
const MOST_BLOCKS = 5
/** Calls through which a collection is followed. */
const DEEPEST = 2

/** A variable that is read and never changed, a collection that is never filled: what its siblings do, or what the loops after it work out. */
export const unwrittenName = operator('unwritten-name', ['VariableDeclarator'], function* ({ node, path, scene }) {
  if (!t.isIdentifier(node.id) || t.isFor(path.parentPath?.parent)) return
  const binding = path.scope.getBinding(node.id.name)
  if (binding === undefined || !binding.referenced || binding.constantViolations.length > 0) return
  const { name } = node.id
  const collection = collectionOf(node.init)
  const isFree = binding.kind === 'let' || binding.kind === 'var'
  if (collection === null && isFree && !isChangedInside(binding)) yield* likeSiblings(binding, path, scene)
  if (collection !== null ? !isNeverFilled(binding) : !isFree || isChangedInside(binding)) return
  if (collection !== null) yield* filledElsewhere(binding, collection, scene)
  for (const [i, block] of blocksAfter(path).entries()) {
    const site = endOf(block, scene)
    const values = likelyValues(site)
    const statements = collection === null ? assignments(name, node.init, site) : fills(name, collection, values)
    for (const [statement, extra] of statements) {
      const edit = putAtEnd(block.node, statement, scene.text)
      yield change(
        0.1 + extra + i * 0.1,
        `insert \`${statement}\` at the end of the block, since \`${name}\` is never changed`,
        edit,
      )
    }
  }
})

/** A collection that is handed on to a function of the program, to be filled there. */
function* filledElsewhere({ referencePaths }: Binding, collection: Collection, scene: Scene, depth = 0): Generator<Proposal> {
  for (const { parentPath, key, listKey, scope } of referencePaths) {
    if (!parentPath?.isCallExpression() || listKey !== 'arguments' || !t.isIdentifier(parentPath.node.callee)) continue
    const declared = scope.getBinding(parentPath.node.callee.name)?.path
    const fn = declared?.isVariableDeclarator() ? declared.get('init') : declared
    const param = fn?.isFunction() ? fn.node.params[Number(key)] : undefined
    const body = fn?.isFunction() ? fn.get('body') : undefined
    const theirs = t.isIdentifier(param) ? fn?.scope.getOwnBinding(param.name) : undefined
    if (theirs === undefined || Array.isArray(body) || !body?.isBlockStatement() || !isNeverFilled(theirs)) continue
    const { name } = theirs.identifier
    const own = valuesAt(endOf(body, scene)).filter(({ binding }) => binding.kind === 'param')
    for (const [statement, extra] of fills(name, collection, own)) {
      const what = `insert \`${statement}\`, since \`${name}\` is never filled`
      const first = firstAfterGuards(body.node)
      yield change(0.1 + extra, what, putAtEnd(body.node, statement, scene.text))
      if (first !== undefined) yield change(0.15 + extra, what, insertBefore(scene.text, first, statement))
    }
    if (depth < DEEPEST) yield* filledElsewhere(theirs, collection, scene, depth + 1)
  }
}

function isChangedInside(binding: Binding): boolean {
  return !isNeverFilled(binding)
}

/** The statement that a name differing in one word has, with that word exchanged: beside it. */
function* likeSiblings(binding: Binding, path: NodePath, scene: Scene): Generator<Proposal> {
  const fn = path.getFunctionParent()
  if (fn === null) return
  const known = knownNames(path)
  const { name } = binding.identifier
  for (const statement of simpleStatementsIn(fn.node, scene)) {
    const { expression } = statement
    const target = t.isAssignmentExpression(expression)
      ? expression.left
      : t.isUpdateExpression(expression)
        ? expression.argument
        : null
    if (!t.isIdentifier(target)) continue
    const pair = differenceOf(target.name, name)
    const copy = pair === null ? null : renamed(statement, scene, known, ...pair)
    if (copy === null) continue
    const text = copy.text.endsWith(';') ? copy.text : `${copy.text};`
    yield change(0, `do \`${text}\` before \`${scene.snippet(statement)}\``, insertBefore(scene.text, statement, text))
    yield change(0.1, `do \`${text}\` after \`${scene.snippet(statement)}\``, insertAfter(scene.text, statement, text))
  }
}

/** Blocks that run after the declaration and belong to the same function: bodies of loops, then branches, then where it stands itself. */
function blocksAfter(declarator: NodePath): NodePath<t.Statement>[] {
  const loops: NodePath<t.Statement>[] = []
  const branches: NodePath<t.Statement>[] = []
  const around = declarator.findParent((each) => each.isBlockStatement())
  around?.traverse({
    Statement(inner) {
      if (inner.node.start! < declarator.node.end!) return
      if (inner.parentPath.isLoop() && inner.key === 'body') loops.push(inner)
      else if (inner.parentPath.isIfStatement() && !inner.isIfStatement()) branches.push(inner)
    },
  })
  return [...loops.reverse(), ...branches.slice(0, 2), ...(around?.isBlockStatement() ? [around] : [])].slice(0, MOST_BLOCKS)
}

function* assignments(name: string, init: t.Node | null | undefined, site: ReturnType<typeof endOf>) {
  if (t.isBooleanLiteral(init)) yield [`${name} = ${!init.value};`, 0] as const
  const { scene, path } = site
  const own = site.path.scope.getBinding(name)
  const kind = own === undefined ? 'unknown' : scene.kinds.ofBinding(own)
  if (kind === 'number') yield [`${name}++;`, 0.1] as const
  for (const [i, other] of valuesAt(site).slice(0, 6).entries()) {
    if (other.name === name) continue
    const extra = i * 0.05
    if (kind === 'number' && other.kind === 'array') yield [`${name} += ${other.name}.length;`, extra + 0.3] as const
    if (kind !== 'unknown' && other.kind !== 'unknown' && kind !== other.kind) continue
    if (kind === 'number' || kind === 'string') yield [`${name} += ${other.name};`, extra + 0.05] as const
    if (kind === 'number') {
      yield [`${name} *= ${other.name};`, extra + 0.15] as const
      yield [`${name} = Math.max(${name}, ${other.name});`, extra + 0.2] as const
      yield [`${name} = Math.min(${name}, ${other.name});`, extra + 0.25] as const
    }
    yield [`${name} = ${other.name};`, extra + 0.1] as const
  }
  for (const [i, element] of elementsIn(path.node, scene).entries()) {
    if (kind === 'number' || kind === 'string') yield [`${name} += ${element};`, 0.1 + i * 0.1] as const
    yield [`${name} = ${element};`, 0.2 + i * 0.1] as const
  }
}

/** Elements and remainders that the block works with. */
function elementsIn(block: t.Node, { source }: Scene): string[] {
  const found = new Set<string>()
  t.traverseFast(block, (node) => {
    if (t.isMemberExpression(node) && node.computed) found.add(source(node))
    if (t.isBinaryExpression(node, { operator: '%' })) found.add(source(node))
  })
  return [...found].slice(0, 4)
}
