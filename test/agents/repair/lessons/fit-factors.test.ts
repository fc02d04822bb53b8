import { describe, expect, it } from 'vitest'
import type { Attempt, Lesson, RecalledLesson } from '#core'
import { cellOf, fitFactors as fit } from '../../../../agents/repair/lessons/fit-factors.ts'

/** Families with the part of all hope that was set on them; the first one was right. */
function recalled(hopes: Readonly<Record<string, number>>, right: string | null, weight = 1): RecalledLesson {
  const attempts = Object.entries(hopes).map(([family, expected]): Attempt => {
    const kept = family === right ? 1 : 0
    return { family, step: 0, tried: 10, kept, fixed: kept, lost: 0, refused: 0, expected }
  })
  return { lesson: { attempts } as unknown as Lesson, weight, reasons: [] }
}

/** Of a store that holds nothing else. */
const fitFactors = (cohort: readonly RecalledLesson[]) => fit({ cohort, background: cohort.map(({ lesson }) => lesson.attempts) })

const times = (count: number, one: RecalledLesson) => Array.from({ length: count }, () => one)

describe('factors of families', () => {
  it('are none where nothing was learnt, or nothing was ever right', () => {
    expect(fitFactors([]).families.size).toBe(0)
    expect(fitFactors(times(9, recalled({ a: 0.5, b: 0.5 }, null))).families.size).toBe(0)
  })

  it('rise for what is right more often than was hoped, and fall for what is right less often', () => {
    const { families } = fitFactors(times(20, recalled({ a: 0.2, b: 0.8 }, 'a')))
    expect(families.get('a')!).toBeGreaterThan(1.5)
    expect(families.get('b')!).toBeLessThan(0.5)
  })

  it('stay near 1 where hopes were right', () => {
    const lessons = [...times(15, recalled({ a: 0.3, b: 0.7 }, 'a')), ...times(35, recalled({ a: 0.3, b: 0.7 }, 'b'))]
    const { families } = fitFactors(lessons)
    expect(families.get('a')!).toBeCloseTo(1, 1)
    expect(families.get('b')!).toBeCloseTo(1, 1)
  })

  it('come with the evidence: one repair moves them little, many move them far', () => {
    const after = (count: number) => fitFactors(times(count, recalled({ a: 0.1, b: 0.9 }, 'a'))).families.get('a')!
    expect(after(1)).toBeGreaterThan(1)
    expect(after(1)).toBeLessThan(2)
    expect(after(40)).toBeGreaterThan(2 * after(1))
  })

  it('heed near failures more than far ones', () => {
    const far = times(30, recalled({ a: 0.5, b: 0.5 }, 'b', 0.1))
    const near = times(10, recalled({ a: 0.5, b: 0.5 }, 'a', 1))
    const { families } = fitFactors([...near, ...far])
    const blind = fitFactors([...near, ...far].map((one) => ({ ...one, weight: 1 })))
    const ratio = ({ families }: { readonly families: ReadonlyMap<string, number> }) => families.get('a')! / families.get('b')!
    expect(ratio({ families })).toBeGreaterThan(1.5 * ratio(blind))
  })

  it('share what is right among all that were', () => {
    const both: RecalledLesson = recalled({ a: 0.5, b: 0.5 }, 'a')
    const { attempts } = both.lesson
    const shared = { ...both, lesson: { ...both.lesson, attempts: attempts.map((attempt) => ({ ...attempt, kept: 3 })) } }
    const { families } = fitFactors(times(20, shared))
    expect(families.get('a')!).toBeCloseTo(1, 5)
  })

  it('tell steps of one family apart', () => {
    const at = (step: number, kept: number): Attempt => ({
      family: 'a',
      step,
      tried: 5,
      kept,
      fixed: kept,
      lost: 0,
      refused: 0,
      expected: 0.5,
    })
    const lesson = { attempts: [at(0, 0), at(0.4, 1)] } as unknown as Lesson
    const { cells, families } = fitFactors(times(20, { lesson, weight: 1, reasons: [] }))
    expect(families.get('a')!).toBeCloseTo(1, 1)
    expect(cells.get(cellOf('a', 0.4))!).toBeGreaterThan(1.5)
    expect(cells.get(cellOf('a', 0))!).toBeLessThan(0.5)
  })

  it('are what is usual where nothing near is known', () => {
    const usual = times(20, recalled({ a: 0.2, b: 0.8 }, 'a'))
    const { families } = fit({ cohort: [], background: usual.map(({ lesson }) => lesson.attempts) })
    expect(families).toEqual(fitFactors(usual.map((one) => ({ ...one, weight: 0 }))).families)
    expect(families.get('a')!).toBeGreaterThan(1.5)
  })

  it('ignore weights that are no more than nothing', () => {
    expect(fitFactors(times(5, recalled({ a: 0.5, b: 0.5 }, 'a', 0))).families.get('a')!).toBeGreaterThan(1)
  })
})
