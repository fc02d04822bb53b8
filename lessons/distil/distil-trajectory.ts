import type { Lesson, Trajectory } from '#core'
import { distil, type Taught } from './distil.ts'

/** What a recorded run taught: one lesson a round. A run that observed nothing teaches nothing. */
export function distilTrajectory(
  { header, experiences, end }: Pick<Trajectory, 'header' | 'experiences' | 'end'>,
  about: Pick<Taught, 'dataset' | 'problem' | 'heldOut'> = {},
): readonly Lesson[] {
  return experiences.map((experience) => distil({ header, experience, end, ...about }))
}
