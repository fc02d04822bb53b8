import type { Attempt } from '#core'

/** What was tried in a repair, short: hundreds of them are read for each recall, too many for a schema to look at. */
type Kept = readonly [family: string, ...counts: readonly number[]]

const COUNTS = 7

export function attemptsText(attempts: readonly Attempt[]): string {
  const short = attempts.map(({ family, step, tried, kept, fixed, lost, refused, expected }): Kept => {
    return [family, step, tried, kept, fixed, lost, refused, expected]
  })
  return JSON.stringify(short)
}

/** @throws TypeError where the text is of something else */
export function readAttempts(text: string): readonly Attempt[] {
  const short = JSON.parse(text) as readonly Kept[]
  return short.map(([family, ...counts]) => {
    if (typeof family !== 'string' || counts.length !== COUNTS || !counts.every((count) => Number.isFinite(count) && count >= 0))
      throw new TypeError('these are no attempts of a repair')
    const [step, tried, kept, fixed, lost, refused, expected] = counts as [number, number, number, number, number, number, number]
    return { family, step, tried, kept, fixed, lost, refused, expected }
  })
}
