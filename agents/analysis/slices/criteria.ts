import * as t from '@babel/types'
import { ranOut, type TestResult, type TraceEvent } from '#core'
import type { Builder } from './builder.ts'
import type { Frame } from './frames.ts'
import type { ProgramMap } from './program-map.ts'
import type { Site } from './sites.ts'

/** Where a slice begins: events, and points of which not all events were kept. */
export interface Criteria {
  readonly events: readonly number[]
  readonly points: readonly number[]
}

/**
 * Where a test's slice begins: the result of the last outermost call that the test made, or the exception that left it; what the call
 * changed, where it gave nothing back or the test compares something else; where it did not end, what it went on for.
 * To be asked when the test has ended, and the next has not begun.
 */
export function criteriaOf(builder: Builder, map: ProgramMap, last: TraceEvent, result: TestResult | undefined): Criteria {
  const failure = result?.status === 'failed' ? result.failure : null
  const isEndless = failure !== null && ranOut(failure)
  const open = builder.frames.all.get(last.call)
  if (isEndless && open !== undefined) return from([last.index, ...whatGoesOn(open, map)])
  const outermost = builder.frames.outermost.at(-1)
  if (outermost === undefined) return from([last.index])
  const { end, entry, fn } = outermost
  const changes = builder.memory.changes.filter((event) => event >= (entry ?? 0))
  if (end === null) {
    const events = [...leaves(outermost, map), ...changes, ...(entry === null ? [last.index] : [entry])]
    return from(events, fn === null ? [] : map.endsOf(fn))
  }
  const inside = builder.memory.keysIn(end, outermost).flatMap((key) => builder.memory.objects.whole(key))
  const isOther = failure?.actual !== undefined && end.value !== null && failure.actual !== end.value.text
  return from([end.index, ...inside, ...(isOther || end.value?.type === 'undefined' ? changes : [])])
}

function from(events: readonly number[], points: readonly number[] = []): Criteria {
  return { events: [...new Set(events)], points }
}

/** What decided that none of a function's results was given. */
function leaves(frame: Frame, map: ProgramMap): readonly number[] {
  const returns = [...map.siteOf.values()].filter((site) => site.fn === frame.fn && t.isReturnStatement(site.node))
  return latestOf(
    returns.flatMap((site) => map.control.all(site)),
    frame,
    map,
  )
}

/** Conditions and turns of a call that does not end. */
function whatGoesOn(frame: Frame, map: ProgramMap): readonly number[] {
  return [...frame.latest].flatMap(([, { point, index }]) => {
    const { kind } = map.points[point]!
    return kind === 'branch' || kind === 'loop' ? [index] : []
  })
}

function latestOf(deciders: readonly Site[], frame: Frame, map: ProgramMap): readonly number[] {
  const places = deciders.flatMap((decider) => (map.pointsAt.has(decider) ? [decider] : map.usesOf(decider).parts))
  return places.flatMap((place) => frame.latest.get(place)?.index ?? [])
}
