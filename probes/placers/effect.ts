import type { Placer } from './placer.ts'
import { isWholeBody, offsetInList } from './statement.ts'

/**
 * Statements that are there for what they do: calls, assignments, jumps. What is seen is that they are about to run, which tells nothing
 * that their own probes do not; but they can be kept from it.
 */
export const effectPlacer: Placer = {
  kind: 'effect',
  sees: ['ExpressionStatement', 'BreakStatement', 'ContinueStatement', 'ReturnStatement', 'ThrowStatement'],
  place(site, draft) {
    if (!draft.values || (offsetInList(site) === null && !isWholeBody(site))) return
    const id = draft.point('effect', site)
    if (id !== null) draft.wrapStatement(site, `{if ($tm_v(${id}, true${draft.call(site)})) `, '}')
  },
}
