import { afterAll, expect, test } from 'vitest'
import { createProber, createSandbox } from '#probes'
import { Limits, QUICK_ANALYSIS } from '#core'
import { takeBaseline } from '../../agents/baseline.ts'
import { observe } from '../../agents/observe.ts'

const sandbox = createSandbox()
const prober = createProber()
afterAll(() => sandbox.close())

async function observed(text: string, tests: string) {
  const source = { path: 'program.js', text }
  const task = { id: 'task', source, tests: { path: 'tests.js', text: tests } }
  const opened = await sandbox.open(task, { limits: Limits.parse({}) })
  if (opened.status !== 'ready') throw new Error(opened.fault.message)
  const parsed = prober.parse(source)
  if (parsed.status !== 'parsed') throw new Error(parsed.fault.message)
  const baseline = await takeBaseline(opened.session, text, 1)
  return observe(task, parsed.source, opened.session, baseline, { prober, seed: 1, analysis: QUICK_ANALYSIS })
}

const FAULTY = 'function double(n) {\n  if (n > 2) return n * 3\n  return n * 2\n}\n'
const TESTS = 'console.assert(double(1) === 2)\nconsole.assert(double(4) === 8)\nconsole.assert(half(8) === 4)\n'

test('a long program is seen from afar, and closely where it is suspicious', async () => {
  const filler = Array.from({ length: 500 }, (_, i) => `function unused${i}(x) { return x + ${i} }\n`).join('')
  const { trace, fault } = await observed(`${FAULTY}function half(n) { return n / 2 || 0 }\n${filler}`, TESTS)
  const close = trace!.points.filter(({ kind }) => kind === 'assignment' || kind === 'operand' || kind === 'call')
  const returns = trace!.points.filter(({ kind }) => kind === 'return').map(({ functionName }) => functionName)
  expect(close.map(({ functionName }) => functionName).filter((name) => name !== 'double')).toEqual([])
  expect(returns).toEqual(expect.arrayContaining(['double', 'half', 'unused499']))
  expect(fault.suspects[0]).toMatchObject({ functionName: 'double', line: 2 })
  expect(trace!.probeEffect).toEqual({ status: 'none', tests: 3 })
})

test('a trace of a program that probes change is dropped, and the tests are named', async () => {
  const telling = `${FAULTY}function half(n) { return half.toString().length < 90 ? n / 2 : 0 }\n`
  const { trace, fault } = await observed(telling, TESTS)
  expect(trace).toBeNull()
  expect(fault.notEstablished[0]).toMatch(/^trace dropped: with probes these tests end differently: .*half\(8\)/)
})
