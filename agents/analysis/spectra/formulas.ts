import type { Formula } from '#core'
import { ochiai } from './ochiai.ts'

/** How many tests ran a place, out of how many. */
export interface Counts {
  readonly failing: number
  readonly passing: number
  readonly allFailing: number
  readonly allPassing: number
}

/**
 * Suspiciousness, 0 to 1, by how many failing and passing tests ran a place; 0 where no failing test did.
 *
 * - `ochiai`: see there.
 * - `dstar`: failing² ÷ (passing + failing tests that did not run it), Wong et al., The DStar Method, IEEE Transactions on Reliability
 *   2014. It grows without bound, so it is shown as d ÷ (1 + d), which keeps the order and makes infinite 1.
 * - `tarantula`: Jones, Harrold: Empirical Evaluation of the Tarantula Automatic Fault-Localization Technique, ASE 2005.
 * - `barinel`: Abreu et al., Spectrum-Based Multiple Fault Localization, ASE 2009, for one fault: the likeliest health of the place is
 *   the share of passing runs, as in Pearson et al., Evaluating and Improving Fault Localization, ICSE 2017.
 */
export const FORMULA: Readonly<Record<Formula, (counts: Counts) => number>> = {
  ochiai: ({ failing, passing, allFailing }) => ochiai(failing, passing, allFailing),
  dstar: ({ failing, passing, allFailing }) => share(failing * failing, passing + allFailing - failing),
  tarantula: ({ failing, passing, allFailing, allPassing }) => share(part(failing, allFailing), part(passing, allPassing)),
  barinel: ({ failing, passing }) => share(failing, passing),
}

/** a ÷ (a + b) */
function share(a: number, b: number): number {
  return a === 0 ? 0 : a / (a + b)
}

function part(count: number, all: number): number {
  return all === 0 ? 0 : count / all
}
