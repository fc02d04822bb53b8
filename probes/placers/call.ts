import { isInnerLink, leadsNew } from './positions.ts'
import type { Placer } from './placer.ts'

/** The results of calls, `new`, `super()` and tagged templates; of an optional chain only the last call, as a whole. */
export const callPlacer: Placer = {
  kind: 'call',
  sees: ['CallExpression', 'OptionalCallExpression', 'NewExpression', 'TaggedTemplateExpression'],
  place(site, draft) {
    if (isInnerLink(site) || leadsNew(site)) return
    if (!draft.values) return draft.value('call', site)
    const id = draft.point('call', site)
    if (id !== null) draft.wrap(site, `$tm_y(${id}, $tm_q(${draft.isInCall(site) ? '$tm_call' : ''}), `, ')')
  },
}
