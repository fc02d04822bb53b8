import { describe, expect, test } from 'vitest'
import type { Attempt, Lesson } from '#core'
import { LESSONS_ARMS, ON } from '../../../benchmarks/lessons/arms.ts'
import { createRandom } from '../../../benchmarks/lessons/random.ts'
import { lessonsOf } from './lessons.ts'

const COUNTS = ['tried', 'kept', 'fixed', 'lost', 'refused'] as const
const lessons = lessonsOf(60)

const deal = (name: string, given = lessons, seed = 1) =>
  LESSONS_ARMS.find((arm) => arm.name === name)!.deal(given, createRandom(seed, name))
const sums = ({ attempts }: Lesson) => COUNTS.map((count) => attempts.reduce((sum, attempt) => sum + attempt[count], 0))
const shapesOf = ({ attempts }: Lesson) =>
  attempts.map(({ family, step, tried, expected }) => ({ family, step, tried, expected }))
const keptOf = (dealt: readonly Lesson[], family: string) =>
  dealt.filter(({ attempts }) => attempts.some((attempt) => attempt.family === family && attempt.kept > 0)).length
const held = ({ kept, fixed, lost, refused }: Attempt) => Math.max(kept, fixed) + lost + refused

describe('lessons whose outcomes were dealt anew', () => {
  test.each(['placebo', 'as-hoped'])('%s: keep their failures, sizes and counts', (name) => {
    const dealt = deal(name)
    expect(dealt.map(({ id, signature }) => ({ id, signature }))).toEqual(lessons.map(({ id, signature }) => ({ id, signature })))
    expect(dealt.map(sums)).toEqual(lessons.map(sums))
    expect(dealt.map(shapesOf)).toEqual(lessons.map(shapesOf))
    expect(dealt.map(({ kept }) => kept.length)).toEqual(lessons.map(({ kept }) => kept.length))
    for (const one of dealt.flatMap(({ attempts }) => attempts)) {
      expect(held(one)).toBeLessThanOrEqual(one.tried)
      expect(one.kept).toBeLessThanOrEqual(one.fixed)
    }
  })

  test('what is right is drawn by how many were tried, or by what was expected', () => {
    const dealt = { placebo: deal('placebo'), asHoped: deal('as-hoped') }
    // 30 of 38 changes that were tried are of this family, and 0.3 of all hope is set on it.
    expect(keptOf(dealt.placebo, 'family-4')).toBeGreaterThan(38)
    expect(keptOf(dealt.asHoped, 'family-4')).toBeLessThan(30)
    expect(keptOf(dealt.asHoped, 'family-5')).toBe(0)
  })

  test('templates come from other lessons, of the family that is right now where there are such', () => {
    const templates = deal('placebo').map(({ kept: [template], attempts }, i) => {
      const right = attempts.find(({ kept }) => kept > 0)!.family
      const isThere = right !== 'family-4' && right !== 'family-5'
      return { isOwn: template!.before === `before ${i}`, isRight: !isThere || template!.family === right }
    })
    expect(templates).toEqual(lessons.map(() => ({ isOwn: false, isRight: true })))
  })

  test('the same seed deals alike, another one does not', () => {
    expect(deal('placebo')).toEqual(deal('placebo'))
    expect(deal('placebo', lessons, 2)).not.toEqual(deal('placebo'))
  })

  test('a lesson of which nothing was right, and a lesson alone, stay what they are', () => {
    const [alone] = lessons
    const nothing = { ...alone!, attempts: [], kept: [] }
    expect(deal('placebo', [nothing])).toEqual([nothing])
    expect(deal('placebo', [alone!])[0]!.kept).toEqual(alone!.kept)
  })
})

test('mismatched: every failure is there once, in its language, with the outcomes of another', () => {
  const dealt = deal('mismatched')
  const signatures = (of: readonly Lesson[]) => of.map(({ signature }) => JSON.stringify(signature)).sort()
  expect(signatures(dealt)).toEqual(signatures(lessons))
  const before = new Map(lessons.map((lesson) => [lesson.id, lesson]))
  for (const lesson of dealt) {
    const { signature, ...rest } = before.get(lesson.id)!
    expect(lesson).toMatchObject(rest)
    expect(lesson.signature.language).toBe(signature.language)
  }
  const same = dealt.filter(({ id, signature }) => before.get(id)!.signature === signature)
  expect(same.length).toBeLessThan(10)
})

test('on: the lessons as they are', () => {
  expect(deal(ON)).toEqual(lessons)
})
