import type { RepairReport } from '#core'
import { printable } from './printable.ts'

type Use = NonNullable<NonNullable<RepairReport['lessons']>['use']>

/** What lessons of earlier repairs had to do with it, in a line, and what is wrong with them. */
export function lessonsText({ lessons }: RepairReport): string[] {
  if (lessons === null) return []
  const { recalled, cohort, use, problems } = lessons
  const trouble = problems.map((problem) => `  lessons: ${printable(problem, { max: 600 })}`)
  if (cohort === 0) return trouble
  return [`  lessons: ${cohort} looked at, ${chosen(recalled)}${use === null ? '' : `; ${worth(use)}`}`, ...trouble]
}

function chosen(recalled: number): string {
  if (recalled === 0) return 'none from a failure like this one'
  return `${recalled} chosen, from ${recalled === 1 ? 'a failure' : 'failures'} like this one`
}

/** By places in the order of what is tried; how many were tried before is told elsewhere. */
function worth({ rank, rankWithout, effect }: Use): string {
  const now = `the patch stood ${ordinal(rank)} in line`
  if (effect === 'neutral') return `${now}, as it would have without them`
  const before = rankWithout === null ? 'far behind' : ordinal(rankWithout)
  return effect === 'helped' ? `thanks to them ${now}, not ${before}` : `because of them ${now}, not ${before}`
}

function ordinal(place: number): string {
  const last = place % 100 > 10 && place % 100 < 14 ? 0 : place % 10
  return `${place}${['th', 'st', 'nd', 'rd'][last] ?? 'th'}`
}
