import { describe, expect, it } from 'vitest'
import type { TestFailure } from '#core'
import { createDistance } from '../../../probes/runtime/distance.ts'
import { createEndings, type Ending } from '../../../probes/runtime/endings.ts'
import { createFingerprint } from '../../../probes/runtime/fingerprint.ts'
import { createLeafEqual } from '../../../probes/runtime/leaf-equal.ts'
import { createOwnData } from '../../../probes/runtime/own-data.ts'
import { createTally, type Tally } from '../../../probes/runtime/tally.ts'

const SITES = ['L1', 'L2', 'L3'].map((id, i) => ({ id, line: i + 1, name: id }))
const FAILED: TestFailure = { kind: 'error', errorName: 'Error', message: '' }
const OUT_OF_STEPS: TestFailure = { ...FAILED, kind: 'out-of-steps' }

const data = createOwnData()
const endings = createEndings(data, createDistance(data, createLeafEqual(data)), createFingerprint(data))

/** `L1` and `L2` fail, `L3` passes; each may use 1000 steps and all the time in the world. */
function fresh(): Tally {
  const tally = createTally(SITES, { failing: ['L1', 'L2'], passing: ['L3'] }, endings)
  tally.allow({ steps: 1_000, ms: 1e9 })
  tally.forget()
  return tally
}
const ends = (tally: Tally, site: number, failure: TestFailure | null, occurrence = 1, ending: Ending | null = null) =>
  tally.sink.ended(SITES[site]!.id, site, occurrence, failure, 10, false, ending)
/** A comparison that does not hold. */
const compared = (left: unknown, right: unknown): Ending => ({
  threw: false,
  thrown: undefined,
  operator: '===',
  left,
  right,
})

describe('a tally', () => {
  it('counts what is fixed, kept and lost', () => {
    const tally = fresh()
    ends(tally, 0, null)
    ends(tally, 1, FAILED)
    ends(tally, 2, null)
    expect([tally.fixed(), tally.lost(), tally.status()]).toEqual([[0], -1, 'screened'])
  })

  it('counts a passing case that was not reached as lost, where something is fixed', () => {
    const tally = fresh()
    expect(tally.lost()).toBe(-1)
    ends(tally, 0, null)
    expect(tally.lost()).toBe(0)
  })

  it('leaves the suite when something is lost', () => {
    const tally = fresh()
    expect(tally.sink.leaving()).toBeNull()
    ends(tally, 2, FAILED)
    expect(tally.lost()).toBe(0)
    expect(tally.sink.leaving()).not.toBeNull()
    expect(tally.sink.wants(0, 1, false)).toBe(false)
  })

  it('leaves a suite that cannot be cut into phases once none of the failing can be fixed any more', () => {
    const tally = fresh()
    tally.ask('while-fixable')
    ends(tally, 2, null)
    ends(tally, 0, FAILED)
    expect(tally.sink.leaving()).toBeNull()
    ends(tally, 1, FAILED)
    expect(tally.sink.leaving()).not.toBeNull()
    expect([tally.fixed(), tally.lost(), tally.status()]).toEqual([[], -1, 'screened'])
    tally.forget()
    tally.ask('while-fixable')
    ends(tally, 0, null)
    ends(tally, 1, FAILED)
    expect(tally.sink.leaving()).toBeNull()
  })

  it('takes the measure of the heaviest case, whoever runs it, but not of one that was ended', () => {
    const tally = fresh()
    tally.calibrate(true)
    tally.ask('all')
    tally.sink.ended('L1', 0, 1, FAILED, 40, false, null)
    tally.sink.reported({ id: 'L3', name: 'L3', line: 3, status: 'passed' }, 70)
    tally.sink.reported({ id: 'L2', name: 'L2', line: 2, status: 'failed', failure: OUT_OF_STEPS }, 900)
    expect(tally.calibrate(false)).toBe(70)
  })

  it('asks phase by phase', () => {
    const tally = fresh()
    const wanted = () => [0, 1, 2].map((site) => tally.sink.wants(site, 1, false))
    tally.ask('light')
    expect(wanted()).toEqual([true, true, false])
    tally.ask('passing')
    expect(wanted()).toEqual([false, false, true])
    tally.ask('all')
    expect(wanted()).toEqual([true, true, true])
  })

  it('a second evaluation is a case of its own, and in no list', () => {
    const tally = fresh()
    ends(tally, 0, null, 2)
    ends(tally, 2, FAILED, 2)
    expect([tally.fixed(), tally.lost()]).toEqual([[], -1])
  })

  it('leaves where two failing cases throw that did not before, unless one is fixed', () => {
    const boom: Ending = { threw: true, thrown: new TypeError('x is not a function'), operator: null, left: 0, right: 0 }
    const tally = fresh()
    tally.calibrate(true)
    ends(tally, 0, FAILED, 1, compared(9, 3))
    ends(tally, 1, FAILED, 1, compared(9, 3))
    tally.calibrate(false)
    const leavesAfter = (first: TestFailure | null) => {
      tally.forget()
      ends(tally, 0, first, 1, boom)
      ends(tally, 1, FAILED, 1, boom)
      return tally.sink.leaving() !== null
    }
    expect([leavesAfter(FAILED), leavesAfter(null)]).toEqual([true, false])
    expect([tally.status(), tally.wasCut()]).toEqual(['screened', false])
  })

  it('gives a candidate up that ran out of steps too often', () => {
    const tally = fresh()
    for (let i = 0; i < 3; i++) ends(tally, i % 2, OUT_OF_STEPS)
    expect([tally.wasCut(), tally.status()]).toEqual([true, 'out-of-steps'])
  })

  it('measures the unedited program: its heaviest case, and which are heavy', () => {
    const tally = fresh()
    tally.calibrate(true)
    tally.sink.ended('L1', 0, 1, FAILED, 50, false, null)
    tally.sink.ended('L2', 1, 1, FAILED, 900_000, false, null)
    expect(tally.calibrate(false)).toBe(900_000)
    expect(tally.hasHeavy()).toBe(false)
  })

  it('tells how much nearer a candidate comes than the unedited program', () => {
    const tally = fresh()
    tally.calibrate(true)
    tally.ask('all')
    ends(tally, 0, FAILED, 1, compared(9, 3))
    ends(tally, 1, FAILED, 1, compared('abc', 'xyz'))
    tally.calibrate(false)
    const nearerWith = (first: unknown, second: unknown) => {
      tally.forget()
      ends(tally, 0, first === 3 ? null : FAILED, 1, compared(first, 3))
      ends(tally, 1, second === 'xyz' ? null : FAILED, 1, compared(second, 'xyz'))
      return tally.nearer()
    }
    expect([nearerWith(9, 'abc'), nearerWith(90, 'abc'), nearerWith(3, 'xyz')]).toEqual([0, 0, 1])
    const [four, closer, passing] = [nearerWith(4, 'abc'), nearerWith(4, 'xbz'), nearerWith(3, 'xbz')]
    expect([0 < four, four < closer, closer < passing, passing < 1]).toEqual([true, true, true, true])
  })

  it('counts what is not reached as far, and takes what cannot be measured for endless', () => {
    const tally = fresh()
    expect(tally.nearer()).toBe(0)
    ends(tally, 0, null)
    expect(tally.nearer()).toBe(0.5)
  })

  it('gives who does the same in failing cases the same number, whatever happens in passing ones', () => {
    const behaviourWith = (first: unknown, last: TestFailure | null) => {
      const tally = fresh()
      ends(tally, 0, FAILED, 1, compared(first, 3))
      ends(tally, 1, null)
      ends(tally, 2, last)
      return tally.behaviour()
    }
    expect(behaviourWith([1, { a: 2 }], null)).toBe(behaviourWith([1, { a: 2 }], FAILED))
    const different = [[1, { a: 2 }], [1, { a: 3 }], [1, { b: 2 }], 1, '1', Number.NaN, null, undefined, 2 ** 40]
    expect(new Set(different.map((value) => behaviourWith(value, null))).size).toBe(different.length)
  })

  it('forgets', () => {
    const tally = fresh()
    ends(tally, 0, null)
    ends(tally, 2, FAILED)
    tally.forget()
    expect([tally.fixed(), tally.lost(), tally.sink.leaving()]).toEqual([[], -1, null])
  })
})
