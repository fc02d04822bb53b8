import type { Attempt } from '#core'

/** What was tried in a repair, short: hundreds of them are read for each recall. */
type Kept = readonly [
  family: string,
  step: number,
  ...counts: readonly [number, number, number, number, number],
  expected: number,
]

export function attemptsText(attempts: readonly Attempt[]): string {
  const short = attempts.map(({ family, step, tried, kept, fixed, lost, refused, expected }): Kept => [
    family,
    step,
    tried,
    kept,
    fixed,
    lost,
    refused,
    expected,
  ])
  return JSON.stringify(short)
}

export function readAttempts(text: string): readonly Attempt[] {
  const short = JSON.parse(text) as readonly Kept[]
  return short.map(([family, step, tried, kept, fixed, lost, refused, expected]) => ({
    family,
    step,
    tried,
    kept,
    fixed,
    lost,
    refused,
    expected,
  }))
}
