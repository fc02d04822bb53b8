import type { Recall } from '#core'
import { SLOPE, stepOf, type Costs } from '../search/costs.ts'
import { cellOf, fitFactors, readCell } from './fit-factors.ts'

/** The costs as recalled outcomes change them; `null` where they say nothing. */
export function learntCosts(plain: Costs, recall: Recall): Costs | null {
  const { families, cells } = fitFactors(recall)
  if (families.size === 0) return null
  const offFamily = new Map([...families].map(([family, factor]) => [family, -Math.log(factor) / SLOPE]))
  const offCell = new Map([...cells].map(([cell, factor]) => [cell, -Math.log(factor) / SLOPE]))
  const least = new Map<string, number>()
  for (const [cell, off] of offCell) {
    const { family, step } = readCell(cell)
    least.set(family, Math.min(least.get(family) ?? 0, step + off))
  }
  return {
    least: (family) => plain.least(family) + (offFamily.get(family) ?? 0) + (least.get(family) ?? 0),
    of: (family, extra) =>
      plain.of(family, extra) + (offFamily.get(family) ?? 0) + (offCell.get(cellOf(family, stepOf(extra))) ?? 0),
  }
}
