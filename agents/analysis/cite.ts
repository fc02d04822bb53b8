import type { Evidence, Trace, TraceEvent } from '#core'

/** What an event saw, to be cited. */
export function cite({ points }: Trace, { index, point, test, value }: TraceEvent): Evidence {
  const { line, label } = points[point]!
  return { event: index, test, line, label, value: value?.text ?? '' }
}
