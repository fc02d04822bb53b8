import type { Attempt } from '#core'

/** What was tried in a repair, short: hundreds of them are read for each recall. */
type Kept = readonly [
  family: string,
  step: number,
  ...counts: readonly [number, number, number, number, number],
  expected: number,
]

/** The text of the column `outcomes`; empty where no single change was right, which says nothing about what is usual. */
export function outcomesText(attempts: readonly Attempt[]): string {
  if (attempts.every(({ kept }) => kept === 0)) return ''
  const short = attempts.map(({ family, step, tried, kept, fixed, lost, refused, expected }): Kept => [
    family,
    step,
    tried,
    kept,
    fixed,
    lost,
    refused,
    Number(expected.toPrecision(4)),
  ])
  return JSON.stringify(short)
}

export function readOutcomes(text: string): readonly Attempt[] {
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
