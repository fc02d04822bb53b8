import * as t from '@babel/types'
import type { Kind } from '../scene/kinds.ts'
import { change, operator } from '../operator.ts'
import { replace } from '../writing/rewrite.ts'

/** Names that are taken for one another; each group's members stand in order of likeness. */
const GROUPS: readonly (readonly string[])[] = [
  ['push', 'unshift', 'concat'],
  ['pop', 'shift'],
  ['indexOf', 'lastIndexOf', 'search'],
  ['floor', 'ceil', 'round', 'trunc', 'abs', 'sqrt'],
  ['min', 'max'],
  ['sqrt', 'cbrt', 'abs', 'pow', 'log2', 'log10', 'log'],
  ['sin', 'cos', 'tan'],
  ['some', 'every', 'includes', 'find'],
  ['slice', 'substring', 'substr', 'splice'],
  ['toUpperCase', 'toLowerCase'],
  ['keys', 'values', 'entries'],
  ['map', 'filter', 'forEach', 'flatMap', 'some', 'every', 'find'],
  ['find', 'findIndex', 'filter', 'findLast', 'findLastIndex'],
  ['reduce', 'reduceRight'],
  ['startsWith', 'endsWith', 'includes'],
  ['padStart', 'padEnd'],
  ['trim', 'trimStart', 'trimEnd'],
  ['charAt', 'charCodeAt', 'at', 'codePointAt'],
  ['replace', 'replaceAll'],
  ['match', 'matchAll', 'test'],
  ['length', 'size'],
  ['add', 'delete', 'has', 'set', 'get'],
  ['call', 'apply', 'bind'],
  ['first', 'last'],
  ['left', 'right'],
  ['next', 'prev', 'previous'],
  ['getFullYear', 'getMonth', 'getDate', 'getDay'],
  ['toString', 'toFixed'],
]

/** What values of a kind have: nothing else is meant. */
const PROTOTYPES: Readonly<Partial<Record<Kind, object>>> = {
  array: Array.prototype,
  string: String.prototype,
  number: Number.prototype,
}

/** A method or property mistaken for its sister. */
export const memberName = operator(
  'member-name',
  ['MemberExpression', 'OptionalMemberExpression'],
  function* ({ node, path, scene }) {
    const { property } = node
    if (node.computed || !t.isIdentifier(property)) return
    const tried = new Set([property.name])
    const owner = t.isIdentifier(node.object, { name: 'Math' }) ? Math : PROTOTYPES[scene.kinds.of(node.object, path)]
    for (const group of GROUPS) {
      if (!group.includes(property.name)) continue
      for (const [i, name] of group.filter((other) => !tried.has(other)).entries()) {
        tried.add(name)
        if (owner !== undefined && property.name in owner && !(name in owner)) continue
        yield change(Math.min(i * 0.15, 0.6), `use \`.${name}\` in place of \`.${property.name}\``, replace(property, name))
      }
    }
  },
)
