import { afterAll, describe, expect, it } from 'vitest'
import {
  createSandbox,
  repair,
  run,
  RepairResult,
  type RepairEvent,
  type RepairTaskInput,
  type TrajectoryLog,
  type TrajectoryRecord,
} from '#tracemend'

const sandbox = createSandbox()
afterAll(() => sandbox.close())

const swapped: RepairTaskInput = {
  source: 'function subtract(a, b) {\n  return b - a\n}\n',
  tests: 'console.assert(subtract(5, 3) === 2)\nconsole.assert(subtract(1, 1) === 0)\nconsole.assert(subtract(0, 7) === -7)\n',
}
/** No small change makes these pass. */
const hopeless: RepairTaskInput = {
  source: 'function answer(x) {\n  return x\n}\n',
  tests: 'console.assert(answer(1) === 1)\nconsole.assert(answer(6) === "kvwzqj")\nconsole.assert(answer(7) === "pplrmx")\n',
}

describe('repair', () => {
  it('finds a patch, proves it, and says what it did', async () => {
    const events: RepairEvent[] = []
    const result = await repair(swapped, { sandbox, onEvent: (event) => events.push(event) })
    expect(RepairResult.parse(result)).toEqual(result)
    expect(result).toMatchObject({
      status: 'repaired',
      source: 'function subtract(a, b) {\n  return a - b\n}\n',
      report: {
        baseline: { status: 'failing', passed: 1, failed: 2, notes: [] },
        patch: { agent: 'search', fixed: ['L1', 'L3'], stillFailing: [], confirmed: true },
        stop: { reason: 'solved' },
      },
    })
    expect(result.patch).toContain('-  return b - a\n+  return a - b\n')
    expect(result.report.fault?.suspects[0]).toMatchObject({ line: 2 })
    expect(await run({ ...swapped, source: result.source }, { sandbox })).toMatchObject({
      tests: [{ status: 'passed' }, { status: 'passed' }, { status: 'passed' }],
    })
    const types = events.map((event) => event.type)
    expect(types.slice(0, 5)).toEqual(['run-start', 'round-start', 'baseline-end', 'fault-localised', 'step-start'])
    expect(types.at(-1)).toBe('run-end')
  })

  it('tries the same candidates under the same seed', async () => {
    // How far the search goes after the first patch is a matter of time too.
    const limits = { alternatives: 1 }
    const timeless = async () => {
      const { report } = await repair(swapped, { sandbox, limits, seed: 7, runId: 'same' })
      return { ...report, timing: null }
    }
    expect(await timeless()).toEqual(await timeless())
  })

  it.each<[string, RepairTaskInput, object]>([
    ['is green already', { ...swapped, source: 'const subtract = (a, b) => a - b' }, { status: 'already-green' }],
    ['has no test', { ...swapped, tests: 'const nothing = 1\n' }, { status: 'unusable' }],
    ['has tests that do not parse', { ...swapped, tests: 'console.assert(subtract(' }, { status: 'unusable' }],
    ['is not repaired', hopeless, { status: 'unrepaired', report: { stop: { reason: 'exhausted' } } }],
  ])('leaves the source as it is when it %s', async (_, task, expected) => {
    const result = await repair(task, { sandbox })
    expect(result).toMatchObject({ ...expected, patch: null, source: task.source })
  })

  it('keeps what improves when not everything can be mended', async () => {
    const tests = 'console.assert(half(4) === 2)\nconsole.assert(half(9) === 4)\nconsole.assert(half(5) === "qzvkxw")\n'
    const result = await repair({ source: 'function half(x) {\n  return x / 3\n}\n', tests }, { sandbox })
    expect(result).toMatchObject({ status: 'improved', report: { patch: { confirmed: false } } })
    expect(result.report.patch?.fixed.length).toBeGreaterThan(0)
    expect(result.report.patch?.stillFailing).toContain('L3')
  })

  it('names flaky tests and repairs nothing by them', async () => {
    const tests = 'console.assert(subtract(5, 3) === 2)\nconsole.assert(Math.random() < 0.5)\n'.repeat(12)
    const result = await repair({ ...swapped, tests }, { sandbox, deterministic: false })
    expect(result).toMatchObject({ status: 'unusable', report: { baseline: { status: 'flaky' } } })
    expect(result.report.baseline.notes.join()).toContain('Math.random() < 0.5')
  })

  it('stops at the limit of candidates', async () => {
    const result = await repair(hopeless, { sandbox, limits: { maxCandidates: 40 } })
    expect(result).toMatchObject({ status: 'stopped', report: { stop: { reason: 'candidates' }, tried: { candidates: 40 } } })
  })

  it('mends an endless loop although no test of it ever ends', async () => {
    const source = 'function count(n) {\n  let i = 0\n  while (i < n) {\n    i -= 1\n  }\n  return i\n}\n'
    const tests = 'console.assert(count(3) === 3)\nconsole.assert(count(0) === 0)\nconsole.assert(count(9) === 9)\n'
    const result = await repair({ source, tests }, { sandbox })
    expect(result).toMatchObject({ status: 'repaired' })
    expect(result.source).toMatch(/i \+= 1|i\+\+|\+\+i/)
  })

  it('mends a program that does not parse', async () => {
    const source = 'function add(a, b) {\n  return (a + b\n}\n'
    const tests = 'console.assert(add(1, 2) === 3)\nconsole.assert(add(2, 2) === 4)\n'
    const result = await repair({ source, tests }, { sandbox })
    expect(result).toMatchObject({
      status: 'repaired',
      report: { baseline: { status: 'syntax-fault' }, patch: { agent: 'syntax' } },
    })
  })

  it('goes on from a program that parses again but is still wrong', async () => {
    const source = 'function add(a, b) {\n  return (b - a\n}\n'
    const tests = 'console.assert(add(1, 2) === 3)\nconsole.assert(add(2, 2) === 4)\n'
    const result = await repair({ source, tests }, { sandbox })
    expect(result).toMatchObject({
      status: 'repaired',
      report: { baseline: { status: 'syntax-fault' }, patch: { agent: 'search' } },
    })
  })

  it('rejects limits that are none', async () => {
    await expect(repair(swapped, { limits: { maxTimeMs: -1 } })).rejects.toMatchObject({ code: 'TASK_INVALID' })
  })

  it('makes a result of an infrastructure that fails', async () => {
    const closed = createSandbox()
    await closed.close()
    const result = await repair(swapped, { sandbox: closed })
    expect(result).toMatchObject({ status: 'failed', patch: null, source: swapped.source })
  })
})

describe('an interrupted repair', () => {
  async function interruptAfter(steps: number) {
    const records: TrajectoryRecord[] = []
    const abort = new AbortController()
    const onEvent = (event: RepairEvent) => {
      if (event.type === 'step-end' && event.step === steps - 1) abort.abort()
    }
    const log = { append: async (record: TrajectoryRecord) => void records.push(record) }
    const result = await repair(hopeless, { sandbox, log, signal: abort.signal, onEvent })
    const [header, ...rest] = records
    if (header?.kind !== 'header') throw new Error('the first record is no header')
    return {
      result,
      trajectory: {
        header,
        steps: rest.filter((record) => record.kind === 'step'),
        calls: [],
        lostCalls: [],
        experiences: [],
        end: null,
      },
    }
  }

  it('keeps every finished step and says that it was interrupted', async () => {
    const { result, trajectory } = await interruptAfter(3)
    expect(result).toMatchObject({ status: 'interrupted', source: hopeless.source })
    expect(trajectory.steps.map((record) => record.step)).toEqual([0, 1, 2])
  })

  it('comes, resumed, to where it would have come without the interruption', async () => {
    const { trajectory } = await interruptAfter(3)
    const events: RepairEvent[] = []
    const resumed = await repair(hopeless, { sandbox, resume: trajectory, onEvent: (event) => events.push(event) })
    const whole = await repair(hopeless, { sandbox })
    expect(events[0]).toMatchObject({ type: 'run-start', resumed: true, runId: trajectory.header.runId })
    expect(resumed.status).toBe(whole.status)
    expect(resumed.report.tried).toEqual(whole.report.tried)
  })

  it('judges anew from the first step on that judged other candidates', async () => {
    const { trajectory } = await interruptAfter(3)
    const steps = trajectory.steps.map((record) => (record.step === 1 ? { ...record, digest: 'another' } : record))
    const appended: number[] = []
    const log: TrajectoryLog = {
      append(record) {
        if (record.kind === 'step') appended.push(record.step)
        return Promise.resolve()
      },
    }
    const resumed = await repair(hopeless, { sandbox, log, resume: { ...trajectory, steps } })
    const whole = await repair(hopeless, { sandbox })
    expect(appended[0]).toBe(1)
    expect(resumed.report.tried).toEqual(whole.report.tried)
  })
})
