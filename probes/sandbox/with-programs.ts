import type { Body, Trial } from '../runtime/linker.ts'

/** The trials with those programs alone that they need, and their numbers among these. */
export function withPrograms(programs: readonly Body[], trials: readonly Trial[]): [readonly Body[], readonly Trial[]] {
  const numbers = [...new Set(trials.map(({ program }) => program))]
  const places = new Map(numbers.map((number, place) => [number, place]))
  return [numbers.map((number) => programs[number]!), trials.map((trial) => ({ ...trial, program: places.get(trial.program)! }))]
}
