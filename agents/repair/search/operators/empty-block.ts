import * as t from '@babel/types'
import type { NodePath } from '@babel/traverse'
import { valuesAt } from '../scene/names.ts'
import {
  collectionsAt,
  fillBlock,
  fills,
  likelyValues,
  simpleStatementsIn,
  type NewStatement,
} from '../writing/new-statements.ts'
import { change, operator } from '../operator.ts'
import { renamedCopies } from '../writing/renamings.ts'
import { replace } from '../writing/rewrite.ts'
import type { Site } from '../scene/site.ts'
import { asConditionSays } from '../writing/condition-says.ts'
import { steppedCalls } from '../writing/stepped-calls.ts'

const MOST = 400

/** A block that holds nothing, or a loop without a body: what its surroundings do or ask for is done there. */
export const emptyBlock = operator('empty-block', ['BlockStatement', 'EmptyStatement'], function* (site) {
  const { node, path, scene } = site
  const isHole = t.isBlockStatement(node) ? node.body.every((inner) => t.isEmptyStatement(inner)) : !path.inList
  if (!isHole || t.isCatchClause(path.parent) || path.getFunctionParent() === null) return
  const seen = new Set<string>()
  for (const [statement, extra] of statementsFor(site)) {
    if (seen.has(statement)) continue
    seen.add(statement)
    if (seen.size > MOST) return
    const edit = t.isBlockStatement(node) ? fillBlock(node, statement, scene.text) : replace(node, statement)
    yield change(extra, `put \`${statement}\` in the empty block`, edit)
  }
})

function* statementsFor(site: Site<t.BlockStatement | t.EmptyStatement>): Generator<NewStatement> {
  const { path, scene } = site
  yield* asConditionSays(path, scene)
  const near = neighbours(path)
  for (const root of near) yield* copies(root, site, 0)
  yield* steppedCalls(site, near)
  const values = likelyValues(site)
  for (const [i, [collection, kind]] of collectionsAt(site).entries()) {
    if (i > 3) break
    for (const [statement, extra] of fills(collection, kind, values)) yield [statement, extra + 0.2 + i * 0.05]
  }
  yield* updates(site)
  const around = path.getFunctionParent()
  if (around !== null) yield* copies(around.node, site, 0.3)
  const isInLoop = path.findParent((each) => each.isLoop() || each.isFunction())?.isLoop() ?? false
  for (const jump of isInLoop ? ['continue;', 'break;'] : []) yield [jump, 0.4]
  for (const value of ['true', 'false', ...values.map(({ name }) => name)]) yield [`return ${value};`, 0.6]
}

/** What stands beside: the other branches of the same choice, and statements before and after it. */
function neighbours(path: NodePath): t.Node[] {
  const { parentPath } = path
  if (!parentPath?.isStatement() || t.isBlockStatement(parentPath.node)) return []
  const beside = [parentPath.getPrevSibling(), parentPath.getNextSibling()].map(({ node }) => node)
  return [parentPath.parentPath?.isIfStatement() ? parentPath.parent : parentPath.node, ...beside].filter((node) => node != null)
}

function* copies(root: t.Node, { path, scene }: Site, extra: number): Generator<NewStatement> {
  for (const statement of simpleStatementsIn(root, scene)) {
    const end = scene.source(statement).endsWith(';') ? '' : ';'
    for (const [i, { text, names }] of renamedCopies(statement, path, scene).entries())
      yield [text + end, extra + (names > 1 ? 0 : 0.15) + i * 0.03]
    yield [scene.source(statement) + end, extra + 0.1]
  }
}

function* updates(site: Site): Generator<NewStatement> {
  const values = valuesAt(site).slice(0, 8)
  for (const { name, kind, binding } of values) {
    if (binding.kind === 'const') continue
    if (kind === 'number') {
      yield [`${name}++;`, 0.2]
      yield [`${name}--;`, 0.25]
    }
    if (kind === 'boolean') yield* [`${name} = true;`, `${name} = false;`].map((text) => [text, 0.2] as const)
    for (const other of values) {
      if (other.name === name || (other.kind !== kind && kind !== 'unknown')) continue
      yield [`${name} = ${other.name};`, 0.3]
      if (kind === 'number' || kind === 'string') yield [`${name} += ${other.name};`, 0.3]
      if (kind === 'number') {
        yield [`${name} -= ${other.name};`, 0.4]
        yield [`[${name}, ${other.name}] = [${other.name}, ${name} % ${other.name}];`, 0.4]
      }
    }
  }
}
