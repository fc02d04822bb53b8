import * as t from '@babel/types'
import type { Kind } from '../scene/kinds.ts'
import { namesAt, type Name } from '../scene/names.ts'
import type { Site } from '../scene/site.ts'

/** An expression that can be evaluated at a site without changing anything. */
export interface Leaf {
  readonly text: string
  readonly isTight: boolean
}

const MOST_NAMES = 10
const MOST_LEAVES = 160

const OF_ONE: Readonly<Partial<Record<Kind, readonly string[]>>> = {
  string: ['$.length', '$[0]', '$.at(-1)', "$.split('')", "$.split(' ')", "$.split('').reverse().join('')", 'new Set($).size'],
  array: [
    '$.length',
    '$[0]',
    '$.at(-1)',
    "$.join('')",
    "$.join(' ')",
    '$.toReversed()',
    '$.toSorted()',
    '$.toSorted((a, b) => a - b)',
    '[...new Set($)]',
    'new Set($).size',
    'Math.max(...$)',
    'Math.min(...$)',
    '$.reduce((sum, value) => sum + value, 0)',
  ],
  object: ['Object.keys($)', 'Object.values($)', 'Object.keys($).length', '$.size'],
}

/** Of a text or list, and a number; and of a text or list, and anything. */
const BY_INDEX = ['$[#]', '$[# - 1]', '$[# + 1]', '$.slice(#)', '$.slice(0, #)']
const BY_VALUE = ['$.includes(#)', '$.indexOf(#)', '$.lastIndexOf(#)', '$.concat(#)']

/** What may be read at the site: values in scope, what is often asked of them, and the parts of what stands there now. */
export function leavesAt(site: Site): readonly Leaf[] {
  const names = namesAt(site)
    .filter(({ isFunction }) => !isFunction)
    .slice(0, MOST_NAMES)
  const texts = [
    ...names.map(({ name }) => name),
    ...ownParts(site),
    ...names.flatMap(ofOne),
    ...names.flatMap((one) => ofTwo(one, names)),
  ]
  return [...new Set(texts)].slice(0, MOST_LEAVES).map((text) => ({ text, isTight: /^[\w$.]+$|^[\w$.[\]]+\)?$|\)$/.test(text) }))
}

function ofOne({ name, kind }: Name): string[] {
  const kinds: readonly Kind[] = kind === 'unknown' ? ['string', 'array'] : [kind]
  return kinds.flatMap((one) => OF_ONE[one] ?? []).map((pattern) => pattern.replaceAll('$', () => name))
}

function ofTwo({ name, kind }: Name, others: readonly Name[]): string[] {
  if (kind !== 'string' && kind !== 'array') return []
  const filled = (patterns: readonly string[], other: Name) =>
    patterns.map((pattern) => pattern.replaceAll('$', () => name).replaceAll('#', () => other.name))
  return others
    .filter((other) => other.name !== name)
    .flatMap((other) =>
      other.kind === 'number' ? [...filled(BY_INDEX, other), ...filled(BY_VALUE, other)] : filled(BY_VALUE, other),
    )
}

/** Sub-expressions of the site's own expression that only read. */
function ownParts({ node, scene }: Site): string[] {
  const parts: string[] = []
  t.traverseFast(node, (part) => {
    if (t.isFunction(part)) return t.traverseFast.skip
    if ((t.isMemberExpression(part) || t.isCallExpression(part) || t.isBinaryExpression(part)) && onlyReads(part))
      parts.push(scene.source(part))
    return undefined
  })
  return parts
}

const CHANGING = /^(?:push|pop|shift|unshift|splice|sort|reverse|fill|set|add|delete|clear|next)$/

function onlyReads(root: t.Expression): boolean {
  let reads = true
  t.traverseFast(root, (node) => {
    if (
      t.isAssignmentExpression(node) ||
      t.isUpdateExpression(node) ||
      t.isAwaitExpression(node) ||
      t.isYieldExpression(node) ||
      t.isFunction(node)
    )
      reads = false
    if (t.isCallExpression(node))
      reads &&=
        t.isMemberExpression(node.callee) && t.isIdentifier(node.callee.property) && !CHANGING.test(node.callee.property.name)
  })
  return reads
}
