import * as t from '@babel/types'
import { namesAt } from '../scene/names.ts'
import { change, operator } from '../operator.ts'
import { replace } from '../writing/rewrite.ts'
import { unboundNames } from '../scene/unbound-names.ts'

/** A name that nobody declared: the most alike in scope, in all its places or as a declaration that was forgotten. */
export const misspeltName = operator('misspelt-name', ['Program'], function* ({ path, scene, ...site }) {
  for (const [name, uses] of unboundNames(path)) {
    const first = uses[0]!
    const names = namesAt({ ...site, scene, path: first, node: first.node })
    const isCalled = t.isCallExpression(first.parent) && first.key === 'callee'
    for (const { name: other, isFunction } of names) {
      const extra =
        distance(name.toLowerCase(), other.toLowerCase()) / Math.max(name.length, other.length) +
        (isCalled === isFunction ? 0 : 0.5)
      yield change(extra, `use \`${other}\` in place of \`${name}\``, ...uses.map(({ node }) => replace(node, other)))
    }
  }
})

/** Edits between two words (Levenshtein). */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)))
    }
    row = next
  }
  return row.at(-1)!
}
