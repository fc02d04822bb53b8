import type { Placer } from './placer.ts'
import { childOf, is } from './site.ts'

/** What is thrown. */
export const throwPlacer: Placer = {
  kind: 'throw',
  sees: ['ThrowStatement'],
  place(site, draft) {
    if (!is(site, 'ThrowStatement')) return
    const argument = childOf(site, 'argument')
    draft.value('throw', argument, { seen: site.node, label: draft.labelOf(argument.node) })
  },
}
