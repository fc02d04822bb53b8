import * as t from '@babel/types'
import type { Placer } from './placer.ts'

/** Every call: its parameters' values at entry, defaults filled in. `length`, `name` and `arguments` stay as they are. */
export const functionPlacer: Placer = {
  kind: 'function',
  place(path, draft) {
    if (path.isFunction()) draft.entry(path, path.node.params.flatMap(boundNames))
  },
}

/** Names that a parameter binds; TypeScript's `this` is none, and a parameter property is its own parameter. */
function boundNames(parameter: t.Node): string[] {
  const pattern = t.isTSParameterProperty(parameter) ? parameter.parameter : parameter
  return Object.keys(t.getBindingIdentifiers(pattern)).filter((name) => name !== 'this')
}
