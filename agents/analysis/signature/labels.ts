import * as t from '@babel/types'
import { GLOBALS, MEMBERS } from './known-names.ts'
import type { TreeSite } from './tree.ts'

const KEPT_NUMBERS: ReadonlySet<number> = new Set([0, 1, 2])

/** A node in a word: its kind without the ending that most have, its operator; built-in names and the usual literals, all others alike. */
export function labelOf(site: TreeSite): string {
  const { node } = site
  if (t.isIdentifier(node)) return nameWord(site, node.name)
  if (t.isNumericLiteral(node)) return KEPT_NUMBERS.has(node.value) ? String(node.value) : 'N'
  if (t.isStringLiteral(node)) return node.value === '' ? '""' : 'S'
  if (t.isBooleanLiteral(node)) return String(node.value)
  const kind = node.type.replace(/(?:Expression|Statement|Literal)$/, '').replace(/Declaration$/, 'Decl')
  return 'operator' in node ? `${kind}:${node.operator}` : kind
}

function nameWord({ parent, key }: TreeSite, name: string): string {
  if (isMemberName(parent?.node, key)) return MEMBERS.has(name) ? `.${name}` : '.Id'
  return key !== 'key' && GLOBALS.has(name) ? name : 'Id'
}

function isMemberName(parent: t.Node | undefined, key: string): boolean {
  return (t.isMemberExpression(parent) || t.isOptionalMemberExpression(parent)) && key === 'property' && !parent.computed
}
