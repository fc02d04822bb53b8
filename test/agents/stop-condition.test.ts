import { describe, expect, it } from 'vitest'
import { Limits } from '#core'
import { defaultConditions, reasonToStop, type Progress } from '../../agents/stop-condition.ts'

const limits = Limits.parse({ maxTimeMs: 1000, maxCandidates: 50 })
const progress = (changes: Partial<Progress>): Progress => ({
  elapsedMs: 0,
  candidates: 0,
  sinceSolved: null,
  interrupted: false,
  ...changes,
})

describe('reasonToStop', () => {
  it.each<[Partial<Progress>, string | null]>([
    [{}, null],
    [{ elapsedMs: 999, candidates: 49 }, null],
    [{ elapsedMs: 1000 }, 'time'],
    [{ candidates: 50 }, 'candidates'],
    [{ interrupted: true }, 'interrupted'],
    [{ sinceSolved: { elapsedMs: 100, candidates: 40 } }, null],
    [{ sinceSolved: { elapsedMs: 100, candidates: 1500 } }, 'solved'],
    [{ sinceSolved: { elapsedMs: 2000, candidates: 40 } }, 'solved'],
    [{ sinceSolved: { elapsedMs: 0, candidates: 0 }, elapsedMs: 5000, candidates: 99, interrupted: true }, 'solved'],
    [{ elapsedMs: 5000, candidates: 99 }, 'time'],
  ])('for %j is %s', (changes, reason) => {
    expect(reasonToStop(defaultConditions(limits), progress(changes))).toBe(reason)
  })

  it('ends with the first patch where one is enough', () => {
    const first = progress({ sinceSolved: { elapsedMs: 0, candidates: 0 } })
    expect(reasonToStop(defaultConditions({ ...limits, alternatives: 1 }), first)).toBe('solved')
  })
})
