import { problemsOf, type Checked } from './cited.ts'

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

/** The chain goes forward in one failing test, and its last link is the failure. */
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
  return problems.map((problem) => `chain: ${problem}`)
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
