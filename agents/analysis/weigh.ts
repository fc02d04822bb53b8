import type { Signal } from '#core'

/**
 * What each signal counts. Which tests ran a place and what forcing it changes decide; the others decide between equals: by themselves they
 * also name what a fault has led to. Chosen on faults seeded into programs of models and on development data.
 */
const WEIGHTS: Readonly<Record<Signal, number>> = {
  spectrum: 1,
  predicates: 0.05,
  divergence: 0.05,
  slice: 0.05,
  size: 0.1,
  intervention: 1,
}

/** The signals' scores as one, 0 to 1: their mean by these weights. */
export function weigh(signals: Partial<Record<Signal, number>>): number {
  const said = (Object.entries(signals) as [Signal, number][]).map(([signal, score]) => ({ score, weight: WEIGHTS[signal] }))
  const all = said.reduce((sum, { weight }) => sum + weight, 0)
  return all === 0 ? 0 : said.reduce((sum, { score, weight }) => sum + score * weight, 0) / all
}
