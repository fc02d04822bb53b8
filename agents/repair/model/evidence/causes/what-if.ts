import type { Counterfactual } from '#core'
import { inline } from '../inline.ts'
import { linesField } from '../lines-field.ts'
import { cited } from './cited.ts'
import type { Part } from './part.ts'

const MOST = 4

/** What was forced in a run, and which tests pass then: what mends most and breaks least first. */
export const whatIfField: Part = ({ counterfactuals, failures }) => {
  const best = counterfactuals.toSorted((a, b) => a.lost.length - b.lost.length || b.fixed.length - a.fixed.length)
  const lines = best.slice(0, MOST).map((one) => ({ text: sentence(one, failures.length), events: [one.event] }))
  return linesField('tried-out', 0.8, lines)
}

function sentence({ event, line, label, visit, was, would, fixed, lost }: Counterfactual, failing: number): string {
  const when = visit === null ? 'every time' : `at its evaluation ${visit} only`
  const forced = `${cited(event)} line ${line}: ${inline(label, 80)} was ${inline(was, 80)}; made ${inline(would, 80)} ${when}`
  const broken = lost.length === 0 ? 'none breaks' : `${lost.length} that passed break`
  return `${forced}, ${fixed.length} of ${failing} failing tests pass and ${broken}`
}
