import type { ProbePoint } from '#core'
import { insideOf } from './inside.ts'
import type { Observed, PointScores } from './observed.ts'

/** A place of so many characters is as suspicious by its size as one can be. */
const FULL = 80

/** More code has more room for a fault: the logarithm of how much is written in a place itself, and not in statements inside of it. */
export function scoreSize({ source, trace }: Observed): PointScores {
  const statementsIn = insideOf(trace.points.filter(({ kind }) => kind === 'statement' || kind === 'return'))
  return trace.points.map((point) =>
    Math.min(1, Math.log1p(ownLength(source.text, point, statementsIn(point.span))) / Math.log1p(FULL)),
  )
}

function ownLength(text: string, { span }: ProbePoint, statements: readonly ProbePoint[]): number {
  let own = ''
  let at = span.start
  for (const inner of statements) {
    if (inner.span.start < at) continue
    own += text.slice(at, inner.span.start)
    at = inner.span.end
  }
  return (own + text.slice(at, span.end)).replace(/\s+/g, '').length
}
