import { expect, test } from 'vitest'
import { KINDS_OF, type ProbePlan, type Trace } from '#core'
import { createProber } from '#probes'
import { openTask } from './open-task.ts'

const prober = createProber()
const EVERYTHING: ProbePlan = { layers: [{ kinds: KINDS_OF.expression }], values: true }

async function traceOf(program: string, tests: string, seed: number): Promise<Trace> {
  const parsed = prober.parse({ path: 'program.js', text: program })
  if (parsed.status !== 'parsed') throw new Error(parsed.fault.message)
  const session = await openTask({ program, tests, limits: { maxSteps: 320_000 } })
  const outcome = await session.run(prober.instrument(parsed.source, EVERYTHING), { seed, metered: true })
  await session.close()
  if (outcome.status === 'does-not-load' || outcome.trace === null) throw new Error(`no trace: ${outcome.status}`)
  return outcome.trace
}

const PROGRAMS: readonly (readonly [name: string, program: string, tests: string])[] = [
  [
    'numbers and loops',
    'function f(n) { let s = 0; for (let i = 0; i < n; i++) s += i % 3; return s }',
    'console.assert(f(5000) === 0)',
  ],
  [
    'objects, collections and their identity',
    'function f(n) { const m = new Map(); const all = []; for (let i = 0; i < n; i++) { m.set(i, { i }); all.push(m) } return all }',
    'console.assert(f(300).length === 0)',
  ],
  [
    'randomness, dates and timers',
    `async function f(n) {
      await new Promise((done) => setTimeout(done, 1000))
      return [Math.random(), Date.now(), new Date().getFullYear(), performance.now()].slice(0, n)
    }`,
    'console.assert((await f(4)).length === 0)',
  ],
  [
    'promises side by side',
    `const step = async (n) => { for (let i = 0; i < n; i++) await null; return n }
    const f = (n) => Promise.all(Array.from({ length: n }, (_, i) => step(i)))`,
    'console.assert((await f(20)).length === 0)',
  ],
  [
    'an endless loop',
    'function f(n) { while (n > 0) n = n + 1 - 1; return n }',
    'console.assert(f(0) === 1)\nconsole.assert(f(3) === 0)',
  ],
]

test.each(PROGRAMS)('the same seed gives the same trace, byte for byte: %s', async (_, program, tests) => {
  const [first, second] = [await traceOf(program, tests, 7), await traceOf(program, tests, 7)]
  expect(first.events.length).toBeGreaterThan(5)
  expect(JSON.stringify(second) === JSON.stringify(first)).toBe(true)
})

test('a trace stays within its budget, and some tests are there from end to end', async () => {
  const lines = Array.from({ length: 200 }, (_, i) => `  total += n * ${i} % 7`).join('\n')
  const program = `function f(n) {\n  let total = 0\n${lines}\n  return total\n}`
  const tests = Array.from({ length: 50 }, (_, i) => `console.assert(f(${i + 1}) === -1)`).join('\n')
  const { events, dropped } = await traceOf(program, tests, 1)
  expect(JSON.stringify(events).length).toBeLessThan(300 * 1024)
  expect(dropped).toBeGreaterThan(0)
  const sizes = [...Map.groupBy(events, ({ test }) => test).values()].map((list) => list.length)
  expect(sizes.filter((size) => size >= 64).length).toBeGreaterThan(20)
})
