import type { Counterfactual } from '#core'
import { differing, find, type Checked } from './cited.ts'

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
    ...(said.visit === null || event.visit === undefined ? [] : differing('visit', event.visit, said.visit)),
  ].map((problem) => `event ${said.event}: ${problem}`)
}
