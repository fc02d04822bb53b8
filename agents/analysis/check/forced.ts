import type { Counterfactual } from '#core'
import { differing, find, type Checked, type Cited } from './cited.ts'

/** Each counterfactual names a value that was seen at its point, and tests that failed and passed before. */
export function checkCounterfactuals(checked: Checked): string[] {
  return checked.report.counterfactuals.flatMap((counterfactual, i) => {
    const { fixed, lost } = counterfactual
    return [
      ...atEvent(checked, counterfactual),
      ...fixed.flatMap((test) => (checked.failing.has(test) ? [] : [`${test} did not fail`])),
      ...lost.flatMap((test) => (checked.passing.has(test) ? [] : [`${test} did not pass`])),
    ].map((problem) => `counterfactual ${i + 1} (line ${counterfactual.line}): ${problem}`)
  })
}

function atEvent(checked: Checked, said: Counterfactual): string[] {
  const cited = find(checked, said.event)
  if (cited === null) return [`there is no event ${said.event}`]
  const { event, point } = cited
  return [
    ...differing('point', event.point, said.point),
    ...differing('line', point.line, said.line),
    ...differing('label', point.label, said.label),
    ...differing('start', point.span.start, said.span.start),
    ...differing('end', point.span.end, said.span.end),
    ...differing('value', event.value?.text ?? '', said.was),
    ...visitProblems(checked, cited, said.visit),
  ].map((problem) => `event ${said.event}: ${problem}`)
}

/** A condition's event tells which time it took its arm: its visits are counted by the events, where all were kept. */
function visitProblems({ trace }: Checked, { event, point }: Cited, visit: number | null): string[] {
  if (visit === null) return []
  if (point.kind !== 'branch') return event.visit === undefined ? [] : differing('visit', event.visit, visit)
  const kept = trace.events.filter((other) => other.test === event.test && other.point === event.point)
  const counts = trace.spectra.find(({ test }) => test === event.test)?.counts ?? []
  const isWhole = counts.some(([id, count]) => id === event.point && count === kept.length)
  return isWhole ? differing('visit', kept.indexOf(event) + 1, visit) : []
}
