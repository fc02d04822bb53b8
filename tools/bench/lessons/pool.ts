import type { FailureSignature } from '#core'
import { madePool } from './made-pool.ts'
import { realSignatures } from './real-signatures.ts'

/** What rows are recombined from. */
export interface Pool {
  readonly signatures: readonly FailureSignature[]
  /** In words, for who reads the table. */
  readonly origin: string
}

/** Programs of each half of a suite that are investigated for it. */
const FROM_EACH_HALF = 40
/** Fewer would all look the same. */
const FEWEST = 50
const MADE = 300

/** Real signatures where the data of suites is there, else ones that are made up. */
export async function poolOf(seed: number): Promise<Pool> {
  const { suites, signatures } = await realSignatures(FROM_EACH_HALF)
  if (signatures.length >= FEWEST) return { signatures, origin: `real signatures, of ${suites.join(', ')}` }
  return { signatures: madePool(MADE, seed), origin: 'signatures made up by a grammar: data of real failures is not there' }
}
