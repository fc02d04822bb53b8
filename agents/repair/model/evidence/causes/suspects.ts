import type { Suspect, Trace } from '#core'
import { inline } from '../inline.ts'
import { linesField } from '../lines-field.ts'
import { cited } from './cited.ts'
import type { Part } from './part.ts'

const MOST = 5

/** Where the fault probably is, the most suspicious places first, each with an event that saw it. */
export const suspectsField: Part = ({ suspects, failures }, trace) => {
  const failing = new Set(failures.map(({ test }) => test))
  const lines = suspects.slice(0, MOST).map((suspect) => {
    const event = trace === null ? null : eventOf(suspect, trace, failing)
    const runs = `run by ${suspect.failing} failing and ${suspect.passing} passing tests`
    const text = `line ${suspect.line}: ${inline(suspect.text, 100)} (${suspect.score.toFixed(2)}, ${runs})`
    return event === null ? { text, events: [] } : { text: `${cited(event)} ${text}`, events: [event] }
  })
  return linesField('suspects', 0.7, lines)
}

/** The first time that a failing test came by the place. */
function eventOf({ span }: Suspect, { points, events }: Trace, failing: ReadonlySet<string>): number | null {
  const first = events.find(({ point, test }) => {
    const at = points[point]!.span
    return test !== null && failing.has(test) && at.start === span.start && at.end === span.end
  })
  return first?.index ?? null
}
