import * as t from '@babel/types'
import { DETAILED_VISITS } from '../runtime/probe-parameters.ts'
import { nameOfFunction } from './function-name.ts'
import type { Placer } from './placer.ts'
import { childOf, isFunction } from './site.ts'

/** Every call: its parameters' values at entry, defaults filled in. `length`, `name` and `arguments` stay as they are. */
export const functionPlacer: Placer = {
  kind: 'function',
  sees: ['Function'],
  place(site, draft) {
    if (!isFunction(site)) return
    const parameters = site.node.params.flatMap(boundNames).join(', ')
    const label = `${nameOfFunction(site) ?? ''}(${parameters})`
    const body = childOf(site, 'body')
    if (!draft.values && !t.isBlockStatement(body.node)) {
      draft.value('function', body, { seen: site.node, label })
      return
    }
    const id = draft.point('function', body, { seen: site.node, label })
    if (id === null) return
    if (!draft.values) draft.enter(site, draft.hit(id), false)
    else {
      const number = `$tm_n[${id}] < ${DETAILED_VISITS} ? $tm_e(${id}, [${parameters}]) : $tm_k(${id})`
      draft.enter(site, `const $tm_call = ${number};`, true)
    }
  },
}

/** Names that a parameter binds; TypeScript's `this` is none, and a parameter property is its own parameter. */
export function boundNames(parameter: t.Node): string[] {
  const pattern = t.isTSParameterProperty(parameter) ? parameter.parameter : parameter
  return Object.keys(t.getBindingIdentifiers(pattern)).filter((name) => name !== 'this')
}
