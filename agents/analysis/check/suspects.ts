import type { ProbePoint, Suspect, TestId } from '#core'
import type { Checked } from './cited.ts'

/** Each suspect lies where probes were, was run by so many tests, and stands in its place in the list. */
export function checkSuspects(checked: Checked): string[] {
  const { suspects } = checked.report
  return suspects.flatMap((suspect, rank) => {
    const name = `suspect ${rank + 1} (line ${suspect.line})`
    const next = suspects[rank + 1]
    return [
      ...(isSeen(checked, suspect) ? [] : ['no probe of that place was run by so many failing and passing tests']),
      ...([suspect.score, ...Object.values(suspect.signals)].every(isShare) ? [] : ['a score is not between 0 and 1']),
      ...(next !== undefined && next.score > suspect.score ? ['the next one is more suspicious'] : []),
    ].map((problem) => `${name}: ${problem}`)
  })
}

function isSeen({ trace, failing, passing }: Checked, suspect: Suspect): boolean {
  const here = trace.points.filter(({ span, line, functionName }) => {
    const { start, end } = suspect.span
    return span.start === start && span.end === end && line === suspect.line && functionName === suspect.functionName
  })
  const isKind = here.some(({ kind }) => kind === suspect.kind)
  const ran = (point: ProbePoint, tests: ReadonlySet<TestId>) => {
    return trace.spectra.filter(({ test, counts }) => tests.has(test) && counts.some(([id]) => id === point.id)).length
  }
  return isKind && here.some((point) => ran(point, failing) === suspect.failing && ran(point, passing) === suspect.passing)
}

function isShare(score: number): boolean {
  return score >= 0 && score <= 1
}
