import type { FailureSignature } from '#core'
import { madePool } from './made-pool.ts'

export interface Pool {
  readonly signatures: readonly FailureSignature[]
  /** In words, for who reads the table. */
  readonly origin: string
}

const MADE = 300

export function poolOf(seed: number): Pool {
  return { signatures: madePool(MADE, seed), origin: 'signatures made up by a grammar' }
}
