import type { FailureSignature } from '#core'

export type Field = Exclude<keyof FailureSignature, 'language'>

/**
 * How much each field of a signature says about which earlier failure is like it. Found with twins of real failing programs: test/lessons/recall.
 * A new weight is a new embedder: change its name too.
 */
export const FIELD_WEIGHTS: Readonly<Record<Field, number>> = {
  errors: 0.6,
  assertions: 0.6,
  differences: 1,
  symptoms: 1,
  blamed: 1.2,
  slice: 0.8,
  operators: 1,
  grams: 1.6,
}

export const FIELDS = Object.keys(FIELD_WEIGHTS) as readonly Field[]
