import type { ProbePoint, Suspect, TestId } from '#core'
import type { Checked } from './cited.ts'

/** Each suspect lies where probes were, was run by so many tests, and stands in its place in the list. */
export function checkSuspects(checked: Checked): string[] {
  const { suspects } = checked.report
  const failing = runsBy(checked, checked.failing)
  const passing = runsBy(checked, checked.passing)
  const isRunBy = (suspect: Suspect) =>
    checked.trace.points.some((point) => {
      return isAt(point, suspect) && (failing[point.id] ?? 0) === suspect.failing && (passing[point.id] ?? 0) === suspect.passing
    })
  return suspects.flatMap((suspect, rank) => {
    const next = suspects[rank + 1]
    const isProbed = checked.trace.points.some((point) => isAt(point, suspect) && point.kind === suspect.kind)
    return [
      ...(isProbed && isRunBy(suspect) ? [] : ['no probe of that place was run by so many failing and passing tests']),
      ...([suspect.score, ...Object.values(suspect.signals)].every(isShare) ? [] : ['a score is not between 0 and 1']),
      ...(next !== undefined && next.score > suspect.score ? ['the next one is more suspicious'] : []),
    ].map((problem) => `suspect ${rank + 1} (line ${suspect.line}): ${problem}`)
  })
}

/** How many of the tests ran each point, by its id. */
function runsBy({ trace }: Checked, tests: ReadonlySet<TestId>): number[] {
  const runs: number[] = []
  for (const { test, counts } of trace.spectra) if (tests.has(test)) for (const [id] of counts) runs[id] = (runs[id] ?? 0) + 1
  return runs
}

function isAt({ span, line, functionName }: ProbePoint, suspect: Suspect): boolean {
  const isSpan = span.start === suspect.span.start && span.end === suspect.span.end
  return isSpan && line === suspect.line && functionName === suspect.functionName
}

function isShare(score: number): boolean {
  return score >= 0 && score <= 1
}
