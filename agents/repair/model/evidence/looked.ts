import type { TestId, Trace } from '#core'
import type { Field } from '../input/field.ts'
import { eventText, foldText } from './event-text.ts'
import { inline } from './inline.ts'
import { plainField } from './lines-field.ts'

const MOST = 100

/**
 * What was seen where somebody asked to look, in one test: the named one, else the first of the failing ones, else any. Its events are numbered
 * otherwise than those of the trace, so they have no numbers here and are not to be cited.
 */
export function lookedField(trace: Trace, test: string | null, failing: readonly TestId[] = []): readonly Field[] {
  const seen = new Set(trace.events.flatMap((event) => event.test ?? []))
  const wanted = [...seen].find((id) => id === test) ?? [...seen].find((id) => test !== null && test !== '' && id.includes(test))
  const chosen = wanted ?? failing.find((id) => seen.has(id)) ?? [...seen][0]
  if (chosen === undefined) return []
  const folds = new Map(trace.folds.map((fold) => [fold.after, foldText(fold)]))
  const events = trace.events.filter((event) => event.test === chosen)
  const lines = events
    .slice(0, MOST)
    .flatMap((event) => [eventText(trace, event), ...(folds.has(event.index) ? [folds.get(event.index)!] : [])])
  const rest = events.length > MOST ? [`… and ${events.length - MOST} more events`] : []
  return plainField('looked-at', 0.8, [`What was seen on request, in test ${inline(chosen, 120)}:`, ...lines, ...rest])
}
