import type { ProbeKind } from '#core'
import { find, problemsOf, type Checked } from './cited.ts'

/** Kinds of points at which something leaves a function. */
const ENDS: ReadonlySet<ProbeKind> = new Set<ProbeKind>(['return', 'exception', 'throw'])

/** The onset lies in a failing test, and what it is compared with in passing ones. */
export function checkOnset(checked: Checked): string[] {
  const { onset } = checked.report
  if (onset === null) return []
  const isPassing = (test: string | null) => test === null || checked.passing.has(test)
  return [
    ...problemsOf(checked, onset),
    ...(onset.test !== null && checked.failing.has(onset.test) ? [] : [`its test ${onset.test} does not fail`]),
    ...onset.passing.flatMap((evidence) => problemsOf(checked, evidence)),
    ...onset.passing.flatMap(({ test }) => (isPassing(test) ? [] : [`the test ${test} that it is compared with does not pass`])),
  ].map((problem) => `onset: ${problem}`)
}

/** The chain goes forward in one failing test, to where what went wrong leaves the program. */
export function checkChain(checked: Checked): string[] {
  const { chain } = checked.report
  const last = chain.at(-1)
  if (last === undefined) return []
  const problems = chain.flatMap((link, i) => {
    const next = chain[i + 1]
    return [
      ...problemsOf(checked, link),
      ...(next !== undefined && next.event <= link.event ? [`event ${next.event} does not come after ${link.event}`] : []),
      ...(link.test === last.test ? [] : [`event ${link.event} is not of the test ${last.test}`]),
      ...((link.leads === 'failure') === (next === undefined) ? [] : [`event ${link.event} leads to ${link.leads}`]),
    ]
  })
  if (last.test === null || !checked.failing.has(last.test)) problems.push(`the test ${last.test} does not fail`)
  if (!isEnd(checked, last.event)) problems.push(`event ${last.event} is no end of a function or of the test`)
  return problems.map((problem) => `chain: ${problem}`)
}

function isEnd(checked: Checked, index: number): boolean {
  const cited = find(checked, index)
  if (cited === null) return false
  const { event, point } = cited
  return ENDS.has(point.kind) || event.index === checked.trace.events.findLast(({ test }) => test === event.test)?.index
}

/** A slice holds lines that ran: in its test, or in one before that left something behind. */
export function checkSlices({ report, trace, failing }: Checked): string[] {
  const ran = new Set(trace.spectra.flatMap(({ counts }) => counts.map(([point]) => trace.points[point]!.line)))
  return report.slice.flatMap(({ test, lines, executed }) =>
    [
      ...(failing.has(test) ? [] : ['it does not fail']),
      ...lines.flatMap((line) => (ran.has(line) ? [] : [`no test ran line ${line}`])),
      ...(executed <= ran.size ? [] : [`the tests ran ${ran.size} lines, not ${executed}`]),
    ].map((problem) => `slice of ${test}: ${problem}`),
  )
}
