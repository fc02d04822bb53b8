import traverse, { type NodePath } from '@babel/traverse'
import * as t from '@babel/types'
import type { ParsedSource } from '#core'
import type { Scene } from './scene.ts'
import type { Suspicion } from './suspicion.ts'

/** What an operator looks at: a node type, or every expression that is read, or every statement. */
export type Target = t.Node['type'] | 'Expression' | 'Statement' | 'Program'

/** A place where something may be changed. */
export interface Site<N extends t.Node = t.Node> {
  readonly node: N
  readonly path: NodePath<N>
  readonly scene: Scene
  /** Counts from 1. */
  readonly line: number
  /** 0 to 1. */
  readonly suspicion: number
  /** What operators may look for here. */
  readonly targets: readonly Target[]
}

/** A program in which more could be changed is searched from its beginning so far. */
const MOST_SITES = 50_000

/**
 * All sites of a program in order of the source; type annotations, imports and names of bindings are none, and functions that
 * no failing test enters hold none.
 */
export function collectSites(source: ParsedSource, scene: Scene, suspicion: Suspicion): Site[] {
  const sites: Site[] = []
  traverse(source.ast, {
    enter(path) {
      const { node } = path
      if (sites.length >= MOST_SITES) return path.stop()
      if (isSkipped(node)) return path.skip()
      const score = suspicion(node.start!, node.end!)
      if (t.isFunction(node) && score === 0) return path.skip()
      const targets: Target[] = [node.type]
      if (isRead(path)) targets.push('Expression')
      if (t.isStatement(node) && !t.isBlockStatement(node)) targets.push('Statement')
      sites.push({ node, path, scene, line: node.loc?.start.line ?? 1, suspicion: score, targets })
    },
  })
  return sites
}

function isSkipped(node: t.Node): boolean {
  return t.isTypeScript(node) && !t.isTSAsExpression(node) && !t.isTSNonNullExpression(node) && !t.isTSSatisfiesExpression(node)
    ? true
    : t.isImportDeclaration(node) || t.isDecorator(node) || t.isDirective(node)
}

/** Whether the node is an expression whose value is used: something else may stand in its place. */
function isRead(path: NodePath): boolean {
  const { node, parent, key } = path
  if (!t.isExpression(node) || t.isSuper(node)) return false
  if (t.isIdentifier(node) && !path.isReferencedIdentifier()) return false
  if (t.isExpressionStatement(parent) || t.isTaggedTemplateExpression(parent) || t.isUpdateExpression(parent)) return false
  if (t.isAssignmentExpression(parent) && key === 'left') return false
  if (t.isForXStatement(parent) && key === 'left') return false
  if (t.isForStatement(parent) && key !== 'test') return false
  if (t.isUnaryExpression(parent, { operator: 'delete' })) return false
  if (t.isPattern(parent) && key !== 'right') return false
  // `{ a }` names a property by its value: nothing else fits there.
  if (t.isObjectProperty(parent, { shorthand: true })) return false
  if ((t.isObjectProperty(parent) || t.isMemberExpression(parent) || t.isMethod(parent)) && key !== 'value' && key !== 'object') {
    return 'computed' in parent && (parent.computed ?? false) && (key === 'property' || key === 'key')
  }
  return !((t.isCallExpression(parent) || t.isNewExpression(parent)) && key === 'callee')
}
