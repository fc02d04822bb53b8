import * as t from '@babel/types'
import { childrenOf, ownOf } from './nodes.ts'
import type { Pattern } from './pattern.ts'
import { isMetavariable } from './vocabulary.ts'

/** Which code of a program stands for which part of a pattern. */
export interface Matched {
  /** The program's node for a node of the pattern's `before`. */
  readonly codeOf: ReadonlyMap<t.Node, t.Node>
  /** The program's code for a text of the pattern, by its key; `null` where several differ. */
  readonly byKey: ReadonlyMap<string, t.Node | null>
  /** Whether metavariables stand for names alone. */
  readonly isPlain: boolean
}

/** Steps of comparing that are left; one for all, so that no template is compared for long. */
export interface Patience {
  left: number
}

/** The code that the pattern's `before` stands for, one node each; `null` where it is no such code. Equal metavariables stand for equal code. */
export function match({ before, key }: Pattern, nodes: readonly t.Node[], patience: Patience): Matched | null {
  if (before.length !== nodes.length) return null
  const codeOf = new Map<t.Node, t.Node>()
  const names = new Map<string, t.Node>()

  function fits(wanted: t.Node, code: t.Node, isName: boolean): boolean {
    patience.left -= 1
    if (patience.left < 0) return false
    codeOf.set(wanted, code)
    if (t.isIdentifier(wanted) && isMetavariable(wanted.name)) return binds(wanted.name, code, isName)
    if (wanted.type !== code.type || ownOf(wanted) !== ownOf(code) || !isSameLeaf(wanted, code)) return false
    const children = childrenOf(code)
    return childrenOf(wanted).every(({ key, nodes }, i) => {
      const theirs = children[i]!.nodes
      const isNamed = standsForName(wanted, key)
      return nodes.length === theirs.length && nodes.every((node, j) => fits(node, theirs[j]!, isNamed))
    })
  }

  function binds(name: string, code: t.Node, isName: boolean): boolean {
    if (isName ? !t.isIdentifier(code) : !t.isExpression(code) || t.isSuper(code)) return false
    const known = names.get(name)
    if (known === undefined) names.set(name, code)
    return known === undefined || areAlike(known, code, patience)
  }

  if (!before.every((wanted, i) => fits(wanted, nodes[i]!, i < 0))) return null
  const byKey = new Map<string, t.Node | null>()
  for (const [wanted, code] of codeOf) {
    const known = byKey.get(key(wanted))
    byKey.set(key(wanted), known === undefined || (known !== null && areAlike(known, code, patience)) ? (known ?? code) : null)
  }
  return { codeOf, byKey, isPlain: [...names.values()].every((node) => t.isIdentifier(node)) }
}

/** Places where a name stands that is no expression. */
export function standsForName(parent: t.Node, key: string): boolean {
  if (key === 'id' || key === 'label' || key === 'param' || key === 'params' || key === 'local' || key === 'imported') return true
  if (key === 'elements' || key === 'argument') return t.isPattern(parent) || t.isRestElement(parent)
  if (key === 'left') return t.isForXStatement(parent) || t.isAssignmentPattern(parent)
  if (key !== 'property' && key !== 'key') return key === 'value' && t.isObjectProperty(parent, { shorthand: true })
  return !('computed' in parent && (parent.computed ?? false))
}

function isSameLeaf(wanted: t.Node, code: t.Node): boolean {
  if (t.isIdentifier(wanted)) return t.isIdentifier(code, { name: wanted.name })
  if (t.isNumericLiteral(wanted)) return wanted.value === 9 || wanted.value === (code as t.NumericLiteral).value
  if (t.isStringLiteral(wanted)) return wanted.value === '_' || wanted.value === (code as t.StringLiteral).value
  if (t.isBooleanLiteral(wanted)) return wanted.value === (code as t.BooleanLiteral).value
  if (t.isBigIntLiteral(wanted)) return isAbstract(wanted) || String(wanted.value) === String((code as t.BigIntLiteral).value)
  if (t.isRegExpLiteral(wanted)) return isAbstract(wanted)
  if (t.isTemplateElement(wanted)) return isAbstract(wanted) || wanted.value.raw === (code as t.TemplateElement).value.raw
  return true
}

/** Whether a literal of a template stands for any of its kind. */
export function isAbstract(node: t.Node): boolean {
  if (t.isNumericLiteral(node)) return node.value === 9
  if (t.isStringLiteral(node)) return node.value === '_'
  if (t.isBigIntLiteral(node)) return String(node.value) === '9'
  return t.isRegExpLiteral(node) ? node.pattern === '_' : t.isTemplateElement(node) && node.value.raw === '_'
}

/** Whether two pieces of a program say the same. */
function areAlike(one: t.Node, other: t.Node, patience: Patience): boolean {
  patience.left -= 1
  if (patience.left < 0 || one.type !== other.type || ownOf(one) !== ownOf(other)) return false
  if (literalOf(one) !== literalOf(other)) return false
  const theirs = childrenOf(other)
  return childrenOf(one).every(({ nodes }, i) => {
    const others = theirs[i]!.nodes
    return nodes.length === others.length && nodes.every((node, j) => areAlike(node, others[j]!, patience))
  })
}

function literalOf(node: t.Node): string {
  if (t.isIdentifier(node) || t.isJSXIdentifier(node)) return node.name
  if (t.isRegExpLiteral(node)) return `${node.pattern}/${node.flags}`
  if (t.isTemplateElement(node)) return node.value.raw
  return 'value' in node && typeof node.value !== 'object' ? `${typeof node.value} ${String(node.value)}` : ''
}
