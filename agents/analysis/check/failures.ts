import type { Difference, Symptom, TestId } from '#core'
import { find, shown, type Checked, type Cited } from './cited.ts'

/** What is said of failing tests is said of tests that fail, with values that were seen. */
export function checkFailures(checked: Checked): string[] {
  const { failures, clusters, differences, symptoms } = checked.report
  return [
    ...failures.flatMap(({ test }) => failsIn(checked, test)),
    ...clusters.flatMap(({ tests }) => tests.flatMap((test) => failsIn(checked, test))).map((problem) => `cluster: ${problem}`),
    ...differences.flatMap((difference) => differenceProblems(checked, difference)),
    ...symptoms.flatMap((symptom) => symptomProblems(checked, symptom)),
  ]
}

function failsIn({ failing }: Checked, test: TestId): string[] {
  return failing.has(test) ? [] : [`the test ${test} does not fail`]
}

/** The event is of that test, or of what ran before all tests; where the whole result differs, the actual value is what it saw, or what the failure says was compared. */
function differenceProblems(checked: Checked, { test, event, path, actual }: Difference): string[] {
  const cited = event === null ? null : find(checked, event)
  const problems = failsIn(checked, test)
  if (event !== null && cited === null) problems.push(`there is no event ${event}`)
  if (cited !== null && ![test, null].includes(cited.event.test)) problems.push(`event ${event} is not of this test`)
  const told = [...(cited === null ? [] : textsOf(cited)), ...saidOf(checked, test)].map(bare)
  if (path === '' && !told.some((text) => text.includes(bare(actual)))) problems.push(`nothing saw ${shown(actual)}`)
  return problems.map((problem) => `difference of ${test}: ${problem}`)
}

/** Values are printed with spaces and quotation marks or without, and cut when they are long. */
function bare(text: string): string {
  return text.replace(/…[^…]*$/, '').replace(/[\s"'\\]+/g, '')
}

/** Symptoms that show another test's run beside the failing one. */
const COMPARING: readonly Symptom['kind'][] = ['broken-helper', 'mutated-input']

/** Values that a symptom quotes: texts in quotation marks or backticks. */
const QUOTED = /`([^`]+)`|"(?:[^"\\]|\\.)*"/g

function symptomProblems(checked: Checked, { kind, test, text, events }: Symptom): string[] {
  const cited = events.map((event) => find(checked, event))
  const problems = failsIn(checked, test)
  for (const [i, found] of cited.entries()) {
    if (found === null) problems.push(`there is no event ${events[i]}`)
    else if (found.event.test !== test && !COMPARING.includes(kind))
      problems.push(`event ${events[i]} is not of the test ${test}`)
  }
  const seen = [...cited.flatMap((found) => (found === null ? [] : textsOf(found))), ...saidOf(checked, test)]
  const told = seen.map((words) => words.replaceAll('`', "'"))
  for (const [quoted, code] of text.matchAll(QUOTED)) {
    if (!told.some((words) => words.includes((code ?? quoted).replaceAll('`', "'"))))
      problems.push(`no cited event saw ${shown(code ?? quoted)}`)
  }
  return problems.map((problem) => `${kind} in ${test}: ${problem}`)
}

function textsOf({ event, point }: Cited): string[] {
  return [point.label, point.functionName, event.value?.text ?? '', event.before?.text ?? '']
}

/** What the failure itself says. */
function saidOf({ report }: Checked, test: TestId): string[] {
  return report.failures.flatMap(({ test: id, name, failure }) => {
    if (id !== test) return []
    const { errorName, message, expected = '', actual = '' } = failure
    return [name, `${errorName}: ${message}`, expected, actual]
  })
}
