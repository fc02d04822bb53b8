import { describe, expect, it } from 'vitest'
import type { JudgedCandidate, VerdictReason } from '#core'
import { Bases } from '../../../../agents/repair/search/bases.ts'

interface Seen {
  readonly fixed?: readonly string[]
  readonly lost?: readonly string[]
  readonly nearer?: number
  readonly reason?: VerdictReason
}

function judged({ fixed = [], lost = [], nearer = 0, reason = 'no-gain' }: Seen): JudgedCandidate {
  const candidate = { id: 0, agent: 'search', operators: ['relational'], edits: [], explanation: '' }
  return { ...candidate, verdict: { decision: 'roll-back', reason, fixed, lost }, nearer, behaviour: 1 }
}

describe('Bases', () => {
  it('builds most on what fixes most', () => {
    const bases = new Bases(4)
    const weightOf = (seen: Seen) => bases.consider(judged(seen))?.weight ?? 0
    const [one, three, near, overstep] = [
      weightOf({ fixed: ['a'] }),
      weightOf({ fixed: ['a', 'b', 'c'] }),
      weightOf({ nearer: 0.3 }),
      weightOf({ fixed: ['a', 'b', 'c', 'd'], lost: ['e'] }),
    ]
    expect(three).toBeGreaterThan(one)
    expect(one).toBeGreaterThan(near)
    expect(one).toBeGreaterThan(overstep)
    expect(Math.min(near, overstep)).toBeGreaterThan(0)
  })

  it('does not build on what changes nothing, breaks tests, or needs nothing more', () => {
    const bases = new Bases(2)
    expect(bases.consider(judged({}))).toBeNull()
    expect(bases.consider(judged({ nearer: 0.01 }))).toBeNull()
    expect(bases.consider(judged({ fixed: ['a'], lost: ['b'] }))).toBeNull()
    expect(bases.consider(judged({ fixed: ['a', 'b'], reason: 'passes-all' }))).toBeNull()
  })

  it('takes a few of those that fix the same tests, and of those that come nearer only ever nearer ones', () => {
    const bases = new Bases(3)
    const taken = Array.from({ length: 5 }, () => bases.consider(judged({ fixed: ['a'] }))).filter((base) => base !== null)
    expect(taken).toHaveLength(3)
    const nears = [0.2, 0.2, 0.1, 0.4].map((nearer) => bases.consider(judged({ nearer })) !== null)
    expect(nears).toEqual([true, false, false, true])
  })
})
