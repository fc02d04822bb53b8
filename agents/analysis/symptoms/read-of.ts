import * as t from '@babel/types'
import type { ProbePoint, TraceEvent } from '#core'
import { pointOf, type FailingRun } from './failing-run.ts'

/** What a property was read of where no probe saw that value, and the variables that it was found by, as they were. */
export interface ReadOf {
  readonly property: string
  readonly variables: readonly TraceEvent[]
}

/** For a message such as "Cannot read properties of undefined (reading 'push')": what `a[i]` in `a[i].push(x)` depends on. */
export function readOf(run: FailingRun, site: ProbePoint | null, thrown: TraceEvent): ReadOf | null {
  const property = /\((?:reading|setting) '([\w$]+)'\)$/.exec(run.failure.message)?.[1]
  if (property === undefined || site === null) return null
  const names = new Set<string>()
  t.traverseFast(run.observed.source.ast, (node) => {
    if (!t.isMemberExpression(node) || !t.isIdentifier(node.property, { name: property })) return
    if (node.start! < site.span.start || node.end! > site.span.end) return
    t.traverseFast(node.object, (inner) => {
      if (t.isIdentifier(inner)) names.add(inner.name)
    })
  })
  const before = run.events.filter(({ index, call, value }) => call === thrown.call && index < thrown.index && value !== null)
  const lastOf = (name: string) => before.findLast((event) => pointOf(run, event).label === name)
  return { property, variables: [...names].flatMap((name) => lastOf(name) ?? []) }
}
