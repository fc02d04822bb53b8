import * as t from '@babel/types'
import type { Placer } from './placer.ts'
import { childOf, is } from './site.ts'

/** What functions return, an arrow function's expression included. */
export const returnPlacer: Placer = {
  kind: 'return',
  sees: ['ReturnStatement', 'ArrowFunctionExpression'],
  place(site, draft) {
    const { node } = site
    if (is(site, 'ReturnStatement')) {
      if (site.node.argument) {
        const argument = childOf(site, 'argument')
        draft.value('return', argument, { seen: node, label: draft.labelOf(argument.node) })
        return
      }
      const id = draft.point('return', site, { label: 'undefined' })
      if (id === null) return
      const given = draft.values ? `$tm_v(${id}, void 0${draft.call(site)})` : `void $tm_n[${id}]++`
      // A line that begins with a bracket is no argument of a bare `return`, but it would be one of the call.
      const end = draft.text.endsWith(';', node.end!) ? '' : ';'
      draft.inside(node.start! + 'return'.length, ` ${given}${end}`)
    } else if (t.isArrowFunctionExpression(node) && !t.isBlockStatement(node.body)) {
      draft.value('return', childOf(site, 'body'))
    }
  },
}
