import type { NodePath } from '@babel/traverse'
import type * as t from '@babel/types'
import type { Edit } from '#core'
import { HELPERS, STANDS_FOR } from '../stock/helpers.ts'
import { change, operator } from '../operator.ts'
import { insertAt, replace } from '../writing/rewrite.ts'
import { unboundNames } from '../scene/unbound-names.ts'

/** Names of another language or of a helper that was never written: Python's `len`, `sorted`, `ord`; `isPrime`, `gcd`. */
export const undefinedName = operator('undefined-name', ['Program'], function* ({ path, scene }) {
  const known = [...unboundNames(path)].filter(([name]) => Object.hasOwn(STANDS_FOR, name) || Object.hasOwn(HELPERS, name))
  if (known.length === 0) return
  const fix = (names: typeof known) => {
    const helpers = names.filter(([name]) => !Object.hasOwn(STANDS_FOR, name)).map(([name]) => HELPERS[name]!)
    const renames = names
      .filter(([name]) => Object.hasOwn(STANDS_FOR, name))
      .flatMap(([name, uses]) => rename(uses, STANDS_FOR[name]!))
    return [...renames, ...(helpers.length === 0 ? [] : [addHelpers(scene.text, path.node, helpers)])].sort(
      (a, b) => a.start - b.start,
    )
  }
  const list = (names: typeof known) => names.map(([name]) => `\`${name}\``).join(', ')
  yield change(0, `define ${list(known)}`, ...fix(known))
  if (known.length > 1) for (const one of known) yield change(0.2, `define ${list([one])}`, ...fix([one]))
})

function rename(uses: readonly NodePath<t.Identifier>[], instead: string): Edit[] {
  return uses.map(({ node }) => replace(node, instead))
}

/** Function declarations are hoisted: they go to the end, where they move no line. */
function addHelpers(text: string, program: t.Program, helpers: readonly string[]): Edit {
  const end = program.end ?? text.length
  return insertAt(end, `${text[end - 1] === '\n' ? '' : '\n'}\n${helpers.join('\n\n')}\n`)
}
