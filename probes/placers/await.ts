import * as t from '@babel/types'
import type { Draft } from './draft.ts'
import { readableTarget } from './loop.ts'
import type { Placer } from './placer.ts'
import { childOf, is, type Site } from './site.ts'

/** Where a function waits: two points, what it waits for or yields, and what comes back. */
export const awaitPlacer: Placer = {
  kind: 'await',
  sees: ['AwaitExpression', 'YieldExpression', 'ForOfStatement'],
  place(site, draft) {
    if (is(site, 'AwaitExpression') || is(site, 'YieldExpression')) suspension(site, draft)
    else if (is(site, 'ForOfStatement') && site.node.await) turn(site, draft)
  },
}

function suspension(site: Site<t.AwaitExpression | t.YieldExpression>, draft: Draft): void {
  const { node } = site
  const label = draft.labelOf(node)
  if (!draft.values) return draft.value('await', site, { label })
  const id = draft.point('await', site, { label })
  if (id === null) return
  draft.point('await', site, { label: `${label} → resumed` })
  const call = draft.call(site)
  if (t.isYieldExpression(node) && node.delegate) {
    // What cannot be iterated is named in the error's message, so it stays as it is.
    draft.wrap(site, `$tm_r(${id + 1}, ($tm_s(${id}, void 0${call}), `, `)${call})`)
    return
  }
  draft.wrap(site, `$tm_r(${id + 1}, `, `${call})`)
  if (node.argument) draft.wrap(childOf(site, 'argument'), `$tm_s(${id}, `, `${call})`)
  else draft.inside(node.start! + 'yield'.length, ` $tm_s(${id}, void 0${call})`)
}

/** A turn of `for await` is a resumption. */
function turn(site: Site<t.ForOfStatement>, draft: Draft): void {
  const body = childOf(site, 'body')
  const head = { start: site.node.start!, end: body.node.start!, loc: site.node.loc }
  const label = draft.labelOf(head)
  const id = draft.point('await', body, { seen: head, label })
  if (id === null) return
  if (draft.values) draft.point('await', body, { seen: head, label: `${label} → resumed` })
  const target = readableTarget(site.node)
  draft.atStart(body, draft.told(draft.values ? id + 1 : id, target?.name ?? 'void 0', body, '$tm_r'))
}
