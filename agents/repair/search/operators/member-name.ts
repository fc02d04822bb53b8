import * as t from '@babel/types'
import { change, operator } from '../operator.ts'
import { replace } from '../rewrite.ts'

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

/** A method or property mistaken for its sister. */
export const memberName = operator('member-name', ['MemberExpression', 'OptionalMemberExpression'], function* ({ node }) {
  const { property } = node
  if (node.computed || !t.isIdentifier(property)) return
  const tried = new Set([property.name])
  for (const group of GROUPS) {
    if (!group.includes(property.name)) continue
    for (const [i, name] of group.filter((other) => !tried.has(other)).entries()) {
      tried.add(name)
      yield change(Math.min(i * 0.15, 0.6), `use \`.${name}\` in place of \`.${property.name}\``, replace(property, name))
    }
  }
})
