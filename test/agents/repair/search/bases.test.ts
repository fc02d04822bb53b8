import { describe, expect, it } from 'vitest'
import type { JudgedCandidate, VerdictReason } from '#core'
import { Bases } from '../../../../agents/repair/search/bases.ts'

interface Seen {
  readonly fixed?: readonly string[]
  readonly lost?: readonly string[]
  readonly nearer?: number
  readonly reason?: VerdictReason
  readonly edits?: number
  readonly behaviour?: number
}

function judged({ fixed = [], lost = [], nearer = 0, reason = 'no-gain', edits = 1, behaviour = 1 }: Seen): JudgedCandidate {
  const candidate = {
    id: 0,
    agent: 'search',
    operators: Array.from({ length: edits }, () => 'relational'),
    edits: [],
    explanation: '',
  }
  return { ...candidate, verdict: { decision: 'roll-back', reason, fixed, lost }, nearer, behaviour }
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

  it('takes a few changes that do the same, but no combination that does nothing new', () => {
    const bases = new Bases(3)
    const takes = (seen: Seen) => bases.consider(judged(seen)) !== null
    const same = [
      { fixed: ['a'] },
      { fixed: ['a'] },
      { fixed: ['a'] },
      { fixed: ['a'] },
      { fixed: ['b'], edits: 2 },
      { fixed: ['b'], edits: 2 },
    ]
    expect(same.map(takes)).toEqual([true, true, true, false, true, false])
  })

  it('takes single changes that come about as near as the nearest, and combinations that come nearer', () => {
    const bases = new Bases(3)
    const seen = [{ nearer: 0.4 }, { nearer: 0.2 }, { nearer: 0.38 }, { nearer: 0.4, edits: 2 }, { nearer: 0.5, edits: 2 }]
    const taken = seen.map((one, behaviour) => bases.consider(judged({ ...one, behaviour })) !== null)
    expect(taken).toEqual([true, false, true, false, true])
  })
})
