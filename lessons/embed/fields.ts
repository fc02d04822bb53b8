import type { FailureSignature } from '#core'

export type Field = Exclude<keyof FailureSignature, 'language'>

/**
 * How much each field of a signature says about which earlier failure is like it: how it fails says more than what the program looks like. Found
 * with the pairs and twins of test/lessons/recall, and with which families repaired programs of other problems. A new weight is a new embedder:
 * change its name too.
 */
export const FIELD_WEIGHTS: Readonly<Record<Field, number>> = {
  errors: 0.3,
  assertions: 0.8,
  differences: 1.5,
  symptoms: 1.8,
  blamed: 0.8,
  slice: 0.6,
  operators: 0.7,
  grams: 0.8,
}

export const FIELDS = Object.keys(FIELD_WEIGHTS) as readonly Field[]
