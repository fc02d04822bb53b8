import { beforeEach, describe, expect, it } from 'vitest'
import type { TestFailure } from '#core'
import type { CaseSink } from '../../../probes/runtime/case-sink.ts'
import { createCompare } from '../../../probes/runtime/compare.ts'
import { createFailures } from '../../../probes/runtime/failure.ts'
import { createHarness } from '../../../probes/runtime/harness.ts'
import { createMeter } from '../../../probes/runtime/meter.ts'
import { createOwnData } from '../../../probes/runtime/own-data.ts'
import { createPretence } from '../../../probes/runtime/pretence.ts'
import { createSnapshot } from '../../../probes/runtime/snapshot.ts'

const SITES = ['L1', 'L2', 'L3'].map((id, i) => ({ id, line: i + 1, name: id }))
const data = createOwnData()
const meter = createMeter()
const failures = createFailures(data, createSnapshot(data))
const { api, reset, consoleAsserted, release } = createHarness(
  SITES,
  meter,
  failures,
  createCompare(createPretence([], data)),
  null,
)

let told: string[] = []
let last: TestFailure | null = null
const sink: CaseSink = {
  steps: 100,
  ms: 1e9,
  describes: true,
  wants: (_, __, isGuard) => !isGuard,
  ended(id, _, __, failure) {
    told.push(`${id} ${failure?.kind ?? 'passed'}`)
    last = failure
  },
  used: () => undefined,
  reported: (result) => void told.push(`${result.id} ${result.status}`),
  leaving: () => null,
}
const boom = () => {
  throw new Error('boom')
}
const pretending = { get a() { return 1 } } // prettier-ignore

beforeEach(() => {
  told = []
  last = null
  reset(sink)
})

describe('cases', () => {
  it('pass, or fail by what they throw', () => {
    api.test(0, () => 1)
    api.test(1, boom)
    expect(told).toEqual(['L1 passed', 'L2 error'])
    expect(last).toMatchObject({ errorName: 'Error', message: 'boom' })
  })

  it('fail by a console.assert, with both sides of the comparison', () => {
    api.test(0, () => consoleAsserted(api.compare('===', [1], 2) ? null : 'no'))
    expect(last).toMatchObject({ kind: 'assertion', message: 'no', actual: '[1]', expected: '2' })
  })

  it('are numbered from the second evaluation on', () => {
    for (let i = 0; i < 3; i++) api.test(0, () => i)
    expect(told).toEqual(['L1 passed', 'L1#2 passed', 'L1#3 passed'])
  })

  it('inside of a case are a part of it', () => {
    api.test(0, () => api.test(1, boom))
    expect(told).toEqual(['L1 error'])
  })

  it('end when their steps are used up, also where the program catches that', () => {
    api.test(0, () => {
      for (let i = 0; i < 500; i++) {
        try {
          meter.step()
        } catch {}
      }
    })
    api.test(1, () => meter.step())
    expect(told).toEqual(['L1 out-of-steps', 'L2 passed'])
  })

  it('outside of all, an assertion is one', () => {
    consoleAsserted(null)
    consoleAsserted('no')
    expect(told).toEqual(['console.assert#1 passed', 'console.assert#2 assertion'])
  })
})

describe('guards', () => {
  it('are cases only where they fail', () => {
    api.guard(0, () => 1)
    api.guard(1, boom)
    expect(told).toEqual(['L2 error'])
  })

  it('hold cases', () => {
    api.guard(0, () => api.test(1, () => 1))
    expect(told).toEqual(['L2 passed'])
  })
})

describe('what only pretends to be data', () => {
  it('fails its case, and no other', () => {
    api.test(0, () => api.result(pretending))
    expect(last?.message).toBe('returned what only pretends to be data: an accessor for a')
    api.test(1, () => api.result({ a: 1 }))
    expect(told).toEqual(['L1 error', 'L2 passed'])
  })

  it('given to a guard, fails all that comes after', () => {
    api.guard(0, () => api.result(pretending))
    api.test(1, () => 1)
    expect(told).toEqual(['L1 error', 'L2 error'])
  })

  it('fails what another runner reports as passed', () => {
    api.begin('t')
    api.result(pretending)
    api.report({ id: 't', name: 't', line: 1, status: 'passed' })
    expect(told).toEqual(['t failed'])
  })

  it('is handed on unchanged', () => {
    expect(api.result(pretending)).toBe(pretending)
  })
})

describe('cases with promises', () => {
  it('wait', async () => {
    await api.testAsync(0, async () => 1)
    await api.testAsync(1, async () => boom())
    expect(told).toEqual(['L1 passed', 'L2 error'])
  })

  it('that never settle are released', async () => {
    const waiting = api.testAsync(0, () => new Promise(() => {}))
    expect(release()).toBe(true)
    await waiting
    expect(release()).toBe(false)
    expect(told).toEqual(['L1 timed-out'])
  })
})
