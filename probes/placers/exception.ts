import * as t from '@babel/types'
import type { Draft } from './draft.ts'
import { boundNames } from './function.ts'
import { nameOfFunction } from './function-name.ts'
import { canBeBlock } from './hoisting.ts'
import type { Placer } from './placer.ts'
import { childOf, is, isFunction, type Site } from './site.ts'
import { startOfStaticBlock } from './tokens.ts'

/** Exceptions that leave a function or a static block, and those that a `catch` takes. */
export const exceptionPlacer: Placer = {
  kind: 'exception',
  sees: ['Function', 'StaticBlock', 'CatchClause'],
  place(site, draft) {
    if (isFunction(site)) leavesFunction(site, draft)
    else if (is(site, 'StaticBlock')) leavesStaticBlock(site, draft)
    else if (is(site, 'CatchClause')) caught(site, draft)
  },
}

function leavesFunction(site: Site<t.Function>, draft: Draft): void {
  const { node } = site
  const { body } = node
  const isBlock = t.isBlockStatement(body)
  if (isBlock && !canBeBlock(body.body, body, node.params.flatMap(boundNames), draft.text)) return
  const id = draft.point('exception', childOf(site, 'body'), {
    seen: node,
    label: `exception from ${nameOfFunction(site) ?? 'function'}`,
  })
  if (id !== null)
    draft.guard(site, body as t.BlockStatement & { start: number; end: number }, isBlock, (call) => rethrow(id, call, draft))
}

function leavesStaticBlock(site: Site<t.StaticBlock>, draft: Draft): void {
  const { node } = site
  if (!canBeBlock(node.body, node, [], draft.text)) return
  const id = draft.point('exception', site, { label: 'exception from static' })
  const body = { start: startOfStaticBlock(node, draft.text), end: node.end! }
  if (id !== null) draft.guard(site, body, true, (call) => rethrow(id, call, draft))
}

function rethrow(id: number, call: string, draft: Draft): string {
  const thrown = draft.values ? `throw $tm_x(${id}, $tm_error${call});` : `$tm_n[${id}]++; throw $tm_error;`
  return `} catch ($tm_error) { ${thrown} }`
}

function caught(site: Site<t.CatchClause>, draft: Draft): void {
  const { param } = site.node
  const body = childOf(site, 'body')
  const label = param ? draft.labelOf(param) : 'catch'
  const id = draft.point('exception', body, {
    seen: { start: site.node.start!, end: body.node.start!, loc: site.node.loc },
    label,
  })
  if (id === null) return
  draft.atStart(body, t.isIdentifier(param) ? draft.told(id, param.name, body) : draft.hit(id))
}
