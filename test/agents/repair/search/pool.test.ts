import { describe, expect, it } from 'vitest'
import type { JudgedCandidate, VerdictReason } from '#core'
import { Pool } from '../../../../agents/repair/search/pool.ts'
import type { Single } from '../../../../agents/repair/search/single.ts'

const single = (start: number, text: string): Single => ({
  operators: ['constant-step'],
  edits: [{ start, end: start + 1, replacement: [text] }],
  cost: 1,
  explanation: text,
})

function poolOf(...tried: readonly (readonly [start: number, text: string, behaviour: number, reason?: VerdictReason])[]): Pool {
  const pool = new Pool()
  const judged = tried.map(([start, text, behaviour, reason = 'no-gain'], id): JudgedCandidate => {
    const own = single(start, text)
    const candidate = { id, agent: 'search', ...own }
    pool.add(candidate, own)
    return { ...candidate, verdict: { decision: 'roll-back', reason, fixed: [], lost: [] }, nearer: 0, behaviour }
  })
  pool.learn(judged)
  return pool
}

const texts = (singles: readonly Single[]) => singles.map(({ explanation }) => explanation)

describe('Pool', () => {
  it('puts off what does the same at the same place', () => {
    const pool = poolOf(
      [1, 'x', 3],
      [2, 'y', 3],
      [5, 'a', 77],
      [5, 'b', 77],
      [9, 'c', 77],
      [5, 'd', 78],
      [1, 'z', 3],
      [3, 'w', 3],
    )
    expect(texts(pool.distinct)).toEqual(['x', 'y', 'a', 'c', 'd', 'z', 'w'])
    expect(texts(pool.twins)).toEqual(['b'])
  })

  it('keeps apart what does nothing, and what nobody could compare', () => {
    expect(texts(poolOf([5, 'a', 7], [5, 'b', 7], [5, 'c', 8]).distinct)).toEqual(['a', 'b', 'c'])
    expect(texts(poolOf([5, 'a', 0], [5, 'b', 0]).distinct)).toEqual(['a', 'b'])
  })

  it('drops what does not load, and puts off what hangs', () => {
    const pool = poolOf([1, 'a', 1, 'does-not-load'], [2, 'b', 2, 'timed-out'], [3, 'c', 3, 'out-of-steps'])
    expect([texts(pool.distinct), texts(pool.twins)]).toEqual([['c'], ['b']])
  })
})
