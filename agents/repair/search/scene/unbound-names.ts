import type { NodePath } from '@babel/traverse'
import * as t from '@babel/types'

const KNOWN = new Set(
  `undefined NaN Infinity arguments console globalThis process require module exports Buffer setTimeout clearTimeout setInterval clearInterval
  setImmediate queueMicrotask structuredClone URL URLSearchParams TextEncoder TextDecoder performance crypto fetch AbortController Intl window document _`.split(
    /\s+/,
  ),
)

/** Names that the program reads and nobody gives it, each with its uses in order. */
export function unboundNames(program: NodePath<t.Program>): ReadonlyMap<string, readonly NodePath<t.Identifier>[]> {
  const names = new Map<string, NodePath<t.Identifier>[]>()
  const globals = program.scope.globals
  program.traverse({
    Identifier(path) {
      const { name } = path.node
      if (!Object.hasOwn(globals, name) || KNOWN.has(name) || name in globalThis || !path.isReferencedIdentifier()) return
      if (path.scope.hasBinding(name, { noGlobals: true }) || t.isUnaryExpression(path.parent, { operator: 'typeof' })) return
      names.set(name, [...(names.get(name) ?? []), path])
    },
  })
  return names
}
