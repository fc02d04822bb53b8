import type { Counterfactual } from '#core'
import { clip, isShortId, some, testName, testNames, wrap, type Told } from './told.ts'

/** What would have happened otherwise: what mends most, and breaks nothing, first. */
export function otherwiseText(told: Told): string[] {
  const { counterfactuals } = told.fault
  if (counterfactuals.length === 0) return []
  const best = counterfactuals.toSorted((a, b) => a.lost.length - b.lost.length || b.fixed.length - a.fixed.length)
  const lines = some(told, best, 3, '', (one) => wrap(sentence(told, one), '  '))
  return [told.paint('bold', 'tried out'), ...lines]
}

function sentence(told: Told, { line, label, visit, was, would, fixed, lost }: Counterfactual): string {
  const { failures } = told.fault
  const when = visit === null ? 'every time' : visit === 1 ? 'the first time' : `at its ${ordinal(visit)} evaluation`
  const instead = visit === null ? '' : ` and not ${clip(was, 40)}`
  const forced = `if \`${clip(label, 60)}\` (line ${line}) had been ${clip(would, 60)}${instead} ${when}`
  return `${forced}, ${passes(fixed, failures.length)}${breaks(told, lost)}`
}

function passes(fixed: Counterfactual['fixed'], failing: number): string {
  if (fixed.length === 0) return 'no failing test would pass'
  if (fixed.length === 1) return `test ${testName(fixed[0]!)} would pass`
  if (fixed.length === failing) return `${failing === 2 ? 'both' : `all ${failing}`} failing tests would pass`
  return fixed.length <= 3 && fixed.every(isShortId)
    ? `${testNames(fixed)} would pass`
    : `${fixed.length} of the ${failing} failing tests would pass`
}

/** Where no test passes none can break. */
function breaks({ fault, trace }: Told, lost: Counterfactual['lost']): string {
  if (lost.length > 0) return `, but ${testNames(lost)} would break`
  const failing = new Set(fault.failures.map(({ test }) => test))
  return trace === null || trace.spectra.some(({ test }) => !failing.has(test)) ? ' and none would break' : ''
}

function ordinal(n: number): string {
  const teen = n % 100 > 10 && n % 100 < 14
  return `${n}${teen ? 'th' : (['th', 'st', 'nd', 'rd'][n % 10] ?? 'th')}`
}
