import type { RepairReport } from '#core'
import { printable } from './printable.ts'

/** What lessons of earlier repairs had to do with it, in a line, and what is wrong with them. */
export function lessonsText({ lessons }: RepairReport): string[] {
  if (lessons === null) return []
  const { recalled, cohort, use, problems } = lessons
  const trouble = problems.map((problem) => `  lessons: ${printable(problem, { max: 200 })}`)
  if (cohort === 0) return trouble
  const found = `${recalled} recalled of ${cohort} that are alike`
  return [`  lessons: ${found}${use === null ? '' : `; ${worth(use)}`}`, ...trouble]
}

function worth({ rank, rankWithout, effect }: NonNullable<NonNullable<RepairReport['lessons']>['use']>): string {
  if (effect === 'neutral') return `the patch was candidate ${rank}, with and without them`
  return `the patch was candidate ${rank}, without them ${rankWithout === null ? 'far behind that' : `candidate ${rankWithout}`}`
}
