import * as t from '@babel/types'
import { toSpan, type Piece } from '#core'
import { holdsBefore } from '../search/writing/precedence.ts'
import { isTight } from '../search/writing/rewrite.ts'
import { isAbstract, standsForName, type Matched } from './match.ts'
import { childrenOf } from './nodes.ts'
import type { Pattern } from './pattern.ts'
import { isMetavariable } from './vocabulary.ts'

/** Code of the program that a replacement copies. */
export interface Written {
  readonly pieces: readonly Piece[]
  readonly copies: readonly t.Node[]
  /** Names that come from the template itself. */
  readonly names: readonly string[]
}

/** What something stands in. */
export interface Holder {
  readonly parent: t.Node
  readonly key: string
}

/** One that is left over, in a type. */
const METAVARIABLE = /\$[1-9]/

/** Where nothing can come apart. */
const LIST: Holder = { parent: t.blockStatement([]), key: 'body' }

/**
 * A part of the pattern's `after` as code of the program: what the program has is copied from there, the rest is the template's own text. `null` where
 * it is not known what stands for a part, or where that cannot stand there. Without a holder it stands by itself.
 */
export function write(pattern: Pattern, matched: Matched, root: t.Node, holder: Holder = LIST): Written | null {
  const text = pattern.text.after
  const pieces: Piece[] = []
  const copies: t.Node[] = []
  const names: string[] = []

  function part(node: t.Node, { parent, key }: Holder): boolean {
    const code = matched.byKey.get(pattern.key(node))
    if (code == null) return spell(node, standsForName(parent, key))
    if (!t.isIdentifier(code) && standsForName(parent, key)) return false
    const isHeld = node.extra?.['parenthesized'] === true || !needsParentheses(code, parent, key)
    pieces.push(...(isHeld ? [toSpan(code)] : ['(', toSpan(code), ')']))
    copies.push(code)
    return true
  }

  function spell(node: t.Node, isName: boolean): boolean {
    if (isAbstract(node) || (t.isIdentifier(node) && isMetavariable(node.name))) return false
    if (t.isIdentifier(node) && !isName) names.push(node.name)
    let at = node.start!
    for (const { key, child } of inOrder(node)) {
      if (child.start! < at) continue
      pieces.push(text.slice(at, child.start!))
      if (!part(child, { parent: node, key })) return false
      at = child.end!
    }
    pieces.push(text.slice(at, node.end!))
    return true
  }

  if (!part(root, holder) || pieces.some((piece) => typeof piece === 'string' && METAVARIABLE.test(piece))) return null
  const isCopied = matched.byKey.get(pattern.key(root)) != null
  const isTorn = !isCopied && needsParentheses(root, holder.parent, holder.key)
  return { pieces: (isTorn ? ['(', ...pieces, ')'] : pieces).filter((piece) => piece !== ''), copies, names }
}

function inOrder(node: t.Node): { readonly key: string; readonly child: t.Node }[] {
  return childrenOf(node)
    .flatMap(({ key, nodes }) => nodes.map((child) => ({ key, child })))
    .sort((a, b) => a.child.start! - b.child.start! || b.child.end! - a.child.end!)
}

/** Whether the node would come apart there without parentheses. */
export function needsParentheses(node: t.Node, parent: t.Node, key: string): boolean {
  if (!t.isExpression(node) || isTight(node)) return t.isNumericLiteral(node) && key === 'object'
  if (t.isBinaryExpression(parent) || t.isLogicalExpression(parent)) {
    if (key === 'left') return !holdsBefore(node, parent.operator)
    const isCloser = holdsBefore(node, parent.operator) && t.isBinaryExpression(node) && !holdsBefore(parent, node.operator)
    return !isCloser
  }
  if (t.isSequenceExpression(node)) return true
  if (t.isArrowFunctionExpression(parent) && key === 'body') return t.isObjectExpression(node)
  if (t.isConditionalExpression(parent)) return key === 'test'
  return (
    t.isUnaryLike(parent) ||
    t.isUpdateExpression(parent) ||
    t.isAwaitExpression(parent) ||
    t.isTSAsExpression(parent) ||
    t.isTSNonNullExpression(parent) ||
    t.isTSSatisfiesExpression(parent) ||
    key === 'object' ||
    key === 'callee' ||
    key === 'tag' ||
    key === 'superClass'
  )
}
