import * as t from '@babel/types'
import type { Draft } from './draft.ts'
import type { Placer } from './placer.ts'
import { childOf, is, type Site } from './site.ts'

/** Conditions with their values (the arm follows from it), what a `switch` looks at, and the cases that it enters. */
export const branchPlacer: Placer = {
  kind: 'branch',
  sees: ['IfStatement', 'ConditionalExpression', 'Loop', 'SwitchStatement', 'SwitchCase'],
  place(site, draft) {
    const { node } = site
    if (t.isIfStatement(node) || t.isConditionalExpression(node) || t.isWhile(node)) condition(childOf(site, 'test'), draft)
    else if (t.isForStatement(node)) {
      if (node.test) condition(childOf(site, 'test'), draft)
    } else if (is(site, 'SwitchStatement')) draft.value('branch', childOf(site, 'discriminant'))
    else if (is(site, 'SwitchCase')) {
      const { test, consequent, end } = site.node
      const label = test ? `case ${draft.labelOf(test)}` : 'default'
      const id = draft.point('branch', site, { seen: test ?? site.node, label })
      if (id !== null) draft.at(consequent[0]?.start ?? end!, draft.hit(id))
    }
  },
}

/** Three points: the value, its being truthy and its being falsy, so that an arm that is missing can be suspected. */
function condition(site: Site, draft: Draft): void {
  const label = draft.labelOf(site.node)
  const id = draft.point('branch', site, { label })
  if (id === null) return
  draft.point('branch', site, { label: `${label} → truthy` })
  draft.point('branch', site, { label: `${label} → falsy` })
  if (draft.values) draft.wrap(site, `$tm_c(${id}, `, `${draft.call(site)})`)
  else draft.wrap(site, `$tm_b(${id}, `, ')')
}
