import * as t from '@babel/types'
import { code, type Edit, type Piece, type Span } from '#core'
import { holdsAt, holdsBefore } from './precedence.ts'
import type { Site } from '../scene/site.ts'

type Replacement = string | readonly Piece[]

function toPieces(replacement: Replacement): readonly Piece[] {
  return typeof replacement === 'string' ? [replacement] : replacement
}

/** Puts something else in the node's place. */
export function replace(node: t.Node, replacement: Replacement): Edit {
  return { start: node.start!, end: node.end!, replacement: toPieces(replacement) }
}

export function replaceSpan({ start, end }: Span, replacement: Replacement): Edit {
  return { start, end, replacement: toPieces(replacement) }
}

export function insertAt(offset: number, replacement: Replacement): Edit {
  return { start: offset, end: offset, replacement: toPieces(replacement) }
}

/** The operator between two operands, such as `<` in `a < b`. */
export function operatorSpan(text: string, left: t.Node, operator: string): Span {
  const start = text.indexOf(operator, left.end!)
  return { start, end: start + operator.length }
}

/** Expressions that bind as tightly as a name does. */
export function isTight(node: t.Node): boolean {
  return (
    t.isIdentifier(node) ||
    t.isLiteral(node) ||
    t.isMemberExpression(node) ||
    t.isCallExpression(node) ||
    t.isArrayExpression(node) ||
    t.isThisExpression(node) ||
    t.isOptionalMemberExpression(node) ||
    t.isOptionalCallExpression(node)
  )
}

/** A copy of the expression that may stand next to an operator; before the one that is given, if there is one. */
export function operand(node: t.Node, before?: string): Piece[] {
  return isTight(node) || (before !== undefined && holdsBefore(node, before)) ? code`${node}` : code`(${node})`
}

/** A copy that may stand before a dot: numbers need parentheses there, too. */
export function object(node: t.Node): Piece[] {
  return isTight(node) && !t.isNumericLiteral(node) ? code`${node}` : code`(${node})`
}

/**
 * Puts an expression with operators in the site's place, with parentheses where its surroundings could tear it apart; `sign` is its
 * loosest operator, if it has but one.
 */
export function replaceLoose(site: Site, pieces: readonly Piece[], sign?: string): Edit {
  const isHeld = sign !== undefined && holdsAt(site.path, sign)
  return replace(site.node, isTornApart(site) && !isHeld ? ['(', ...pieces, ')'] : pieces)
}

/** Puts a copy of another expression of the program in the site's place. */
export function replaceBy(site: Site, node: t.Node): Edit {
  const isOwner = t.isMemberExpression(site.path.parent) && site.path.key === 'object'
  if (isTight(node) && !(isOwner && t.isNumericLiteral(node))) return replace(site.node, code`${node}`)
  return replaceLoose(site, code`${node}`, t.isBinaryExpression(node) || t.isLogicalExpression(node) ? node.operator : undefined)
}

function isTornApart({ node, path }: Site): boolean {
  if (node.extra?.['parenthesized'] === true) return false
  const { parent, key } = path
  return (
    t.isBinary(parent) ||
    t.isUnaryLike(parent) ||
    t.isAwaitExpression(parent) ||
    (t.isConditionalExpression(parent) && key === 'test') ||
    (t.isMemberExpression(parent) && key === 'object') ||
    t.isTSAsExpression(parent) ||
    t.isTSNonNullExpression(parent) ||
    (t.isOptionalMemberExpression(parent) && key === 'object')
  )
}

/** Where a node ends, its own parentheses included. */
export function outerEnd(text: string, node: t.Node): number {
  if (node.extra?.['parenthesized'] !== true) return node.end!
  return text.indexOf(')', node.end!) + 1
}

/** Where a node starts, its own parentheses included. */
export function outerStart(node: t.Node): number {
  const start = node.extra?.['parenStart']
  return typeof start === 'number' ? start : node.start!
}

const OPPOSITES: Readonly<Record<string, string>> = {
  '<': '>=',
  '>=': '<',
  '>': '<=',
  '<=': '>',
  '===': '!==',
  '!==': '===',
  '==': '!=',
  '!=': '==',
}

/** The condition turned round: a comparison by its operator, anything else by a `!`. */
export function negated(node: t.Expression): Piece[] {
  if (t.isUnaryExpression(node, { operator: '!' })) return code`${node.argument}`
  const opposite = t.isBinaryExpression(node) ? OPPOSITES[node.operator] : undefined
  return opposite !== undefined && t.isBinaryExpression(node)
    ? code`${node.left} ${opposite} ${node.right}`
    : ['!', ...operand(node)]
}

/** The white space before the first character of the line that the offset is on. */
export function indentationAt(text: string, offset: number): string {
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1
  return /^[ \t]*/.exec(text.slice(lineStart, offset))![0]
}

/** Inserts a statement on a line of its own before another one that stands in a list. */
export function insertBefore(text: string, statement: t.Node, pieces: Replacement): Edit {
  return insertAt(statement.start!, [...toPieces(pieces), lineBreak(text, statement.start!)])
}

export function insertAfter(text: string, statement: t.Node, pieces: Replacement): Edit {
  const gap = lineBreak(text, statement.start!)
  const isOpen = gap === ' ' && !/[;}]/.test(text[statement.end! - 1]!)
  return insertAt(statement.end!, [isOpen ? '; ' : gap, ...toPieces(pieces)])
}

function lineBreak(text: string, offset: number): string {
  const indentation = indentationAt(text, offset)
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1
  const isFirstOnLine = lineStart + indentation.length === offset
  return isFirstOnLine ? `${text[lineStart - 2] === '\r' ? '\r' : ''}\n${indentation}` : ' '
}

/** Takes a statement away; one that is not in a list leaves an empty block. The line goes when nothing else is on it. */
export function removeStatement(text: string, node: t.Node, isInList: boolean): Edit {
  if (!isInList) return replace(node, '{}')
  const lineStart = text.lastIndexOf('\n', node.start! - 1) + 1
  const nextBreak = text.indexOf('\n', node.end!)
  const lineEnd = nextBreak < 0 ? text.length : nextBreak + 1
  const isAlone = text.slice(lineStart, node.start!).trim() === '' && text.slice(node.end!, lineEnd).trim() === ''
  return isAlone ? { start: lineStart, end: lineEnd, replacement: [] } : replace(node, '')
}
