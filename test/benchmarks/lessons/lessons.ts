import type { Attempt, Lesson } from '#core'
import { storedLesson } from '../../lessons/store/stored.ts'

const NOTHING = { step: 0, tried: 0, kept: 0, fixed: 0, lost: 0, refused: 0, expected: 0 }

const attempt = (family: string, counts: Partial<Attempt>): Attempt => ({ ...NOTHING, family, ...counts })

/** Lessons of repairs in which one of several families was right, each with a failure and a template of its own. */
export function lessonsOf(count: number): Lesson[] {
  return Array.from({ length: count }, (_, i) => {
    const { lesson } = storedLesson(`lesson-${i}`, { language: i % 3 === 0 ? 'ts' : 'js' })
    const family = `family-${i % 4}`
    return {
      ...lesson,
      signature: { ...lesson.signature, operators: [`operator-${i}`] },
      attempts: [
        attempt(family, { tried: 6, kept: 1, fixed: 2, lost: 3, expected: 0.7 }),
        attempt('family-4', { tried: 30, fixed: 1, lost: 9, refused: 4, expected: 0.3 }),
        attempt('family-5', { tried: 2, step: 1, lost: 1 }),
      ],
      kept: [{ family, site: 'site', before: `before ${i}`, after: `after ${i}` }],
    }
  })
}
