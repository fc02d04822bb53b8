import type { Lesson } from '#core'
import { dealOutcomes } from './controls/deal-outcomes.ts'
import { permuteSignatures } from './controls/permute-signatures.ts'
import type { Random } from './random.ts'

/** What is made of the lessons before they are recalled from. */
export interface LessonsArm {
  readonly name: string
  /** For people. */
  readonly title: string
  /** Whether every split is measured, or the first one only. */
  readonly isOnEverySplit: boolean
  readonly deal: (lessons: readonly Lesson[], random: Random) => readonly Lesson[]
}

export const OFF = 'off'
export const ON = 'on'
export const PLACEBO = 'placebo'

export const LESSONS_ARMS: readonly LessonsArm[] = [
  { name: ON, title: 'lessons as they were learnt', isOnEverySplit: true, deal: (lessons) => lessons },
  {
    name: PLACEBO,
    title: 'outcomes dealt anew among the changes that were tried',
    isOnEverySplit: true,
    deal: (lessons, random) => dealOutcomes(lessons, random, ({ tried }) => tried),
  },
  {
    name: 'as-hoped',
    title: 'outcomes dealt anew as the priors expect them',
    isOnEverySplit: false,
    deal: (lessons, random) => dealOutcomes(lessons, random, ({ expected }) => expected),
  },
  {
    name: 'mismatched',
    title: 'signatures dealt anew: what all lessons say together',
    isOnEverySplit: false,
    deal: permuteSignatures,
  },
]
