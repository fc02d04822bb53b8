import { expect, test } from 'vitest'
import { createProber } from '#probes'
import { failedIds, passedIds, PROBE_KINDS, type Change, type Intervention } from '#core'
import { openTask, summary } from './open-task.ts'

const PROGRAM = `function f(a, b) {
  let n = 0
  while (n < a) n += 1
  if (a < b) return n
  return n - b
}
`
const TESTS = 'console.assert(f(2, 2) === 2)\nconsole.assert(f(1, 3) === 1)\nconsole.assert(f(5, 1) === 6)\n'
const prober = createProber()

async function opened(program = PROGRAM, tests = TESTS) {
  const session = await openTask({ program, tests })
  const parsed = prober.parse({ path: 'program.js', text: program })
  if (parsed.status !== 'parsed') throw new Error(parsed.fault.message)
  const probed = prober.instrument(parsed.source, { layers: [{ kinds: PROBE_KINDS }], values: true })
  const baseline = await session.run(program, { seed: 1 })
  if (baseline.status !== 'completed') throw new Error(baseline.status)
  const goal = { failing: failedIds(baseline.tests), passing: passedIds(baseline.tests), seed: 1 }
  const pointAt = (text: string) => probed.points.find(({ label, kind }) => label === text && kind !== 'statement')!.id
  const forced = (text: string, change: Change, visit: number | null = null): Intervention => ({
    point: pointAt(text),
    visit,
    change,
  })
  return { session, probed, goal, forced }
}

test('says which failing tests pass when a value is forced, and whether a passing one fails', async () => {
  const { session, probed, goal, forced } = await opened()
  expect(goal).toMatchObject({ failing: ['L1', 'L3'], passing: ['L2'] })
  const not: Change = { kind: 'function', function: 'not' }
  const list = [
    forced('a < b', { kind: 'operator', left: { point: forced('a', not).point }, operator: '<=', right: { value: 2 } }),
    forced('n - b', { kind: 'value', value: 6 }),
    forced('a < b', { kind: 'value', value: true }),
    forced('n < a', { kind: 'value', value: true }),
    forced('n - b', { kind: 'plus', by: 0 }),
  ]
  const screenings = await session.intervene(probed, list, goal)
  expect(screenings.map((screening) => [screening!.fixed, screening!.lost])).toEqual([
    [['L1'], []],
    [['L3'], []],
    [['L1'], []],
    [[], []],
    [[], []],
  ])
  expect(screenings[3]!.status).toBe('out-of-steps')
  expect(await session.intervene(probed, list, goal)).toEqual(screenings)
})

test('one visit, and skipping a statement', async () => {
  const program = 'function f(n) { let s = 0; for (let i = 1; i <= n; i++) { s += i; s += i }\n return s }\n'
  const { session, probed, goal, forced } = await opened(program, 'console.assert(f(1) === 1)\nconsole.assert(f(2) === 3)\n')
  const not: Change = { kind: 'function', function: 'not' }
  const screenings = await session.intervene(probed, [forced('s += i;', not), forced('s += i;', not, 1)], goal)
  expect(screenings.map((screening) => screening!.fixed)).toEqual([['L1', 'L2'], ['L1']])
})

test('a forced run in a fresh isolate has all results and no trace; an unforced one is as it was', async () => {
  const { session, probed, forced } = await opened()
  const intervention = forced('n - b', { kind: 'value', value: 6 })
  const outcome = await session.run(probed, { seed: 1, intervention })
  expect(summary(outcome)).toBe('L1 failed, L2 passed, L3 passed')
  expect(outcome).toMatchObject({ status: 'completed', trace: null })
  expect(summary(await session.run(probed, { seed: 1 }))).toBe('L1 failed, L2 passed, L3 failed')
})

test('what is forced may hang or exhaust the heap: the others still get their answers', async () => {
  const program = `function f(n) { const list = []; for (let i = 0; i !== n; i++) list.push(i); return 'x'.repeat(n).indexOf('y') + list.length }\n`
  const { session, probed, goal, forced } = await opened(program, 'console.assert(f(3) === 3)\n')
  const screenings = await session.intervene(
    probed,
    [
      forced('i !== n', { kind: 'value', value: true }),
      forced("'x'.repeat(n)", { kind: 'value', value: null }),
      forced("'x'.repeat(n).indexOf('y')", { kind: 'value', value: 0 }),
    ],
    goal,
  )
  expect(screenings.map((screening) => screening!.fixed)).toEqual([[], [], ['L1']])
  expect(screenings[0]!.status).not.toBe('screened')
})

test('what there is no time for is left out, and the session goes on', async () => {
  const program = 'function f(n) { const length = 2 * n; return n + [].indexOf.call({ length }, 1) }\n'
  const { session, probed, goal, forced } = await opened(program, 'console.assert(f(1) === 5)\n')
  const hangs = forced('length', { kind: 'value', value: 2 ** 53 })
  const list = Array.from({ length: 20 }, () => hangs)
  const screenings = await session.intervene(probed, list, { ...goal, timeMs: 300 })
  expect(screenings.at(-1)).toBe(null)
  const last = forced('n + [].indexOf.call({ length }, 1)', { kind: 'value', value: 5 })
  expect((await session.intervene(probed, [last], goal))[0]).toMatchObject({ fixed: ['L1'] })
})

test('promises and describe/it files', async () => {
  const program = 'export async function late(x) { const y = await x; return y + 1 }\n'
  const session = await openTask({
    program,
    path: 'program.ts',
    tests: `import { late } from './program'\nimport { it, expect } from 'vitest'\nit('adds', async () => { expect(await late(Promise.resolve(1))).toBe(3) })\n`,
    testsPath: 'program.test.ts',
  })
  const parsed = prober.parse({ path: 'program.ts', text: program })
  if (parsed.status !== 'parsed') throw new Error(parsed.fault.message)
  const probed = prober.instrument(parsed.source, { layers: [{ kinds: PROBE_KINDS }], values: true })
  const point = probed.points.find(({ label, kind }) => label === 'y + 1' && kind === 'return')!.id
  const change: Change = { kind: 'plus', by: 1 }
  const goal = { failing: ['adds'], passing: [], seed: 1 }
  const [screening] = await session.intervene(probed, [{ point, visit: null, change }], goal)
  expect(screening).toMatchObject({ status: 'screened', fixed: ['adds'] })
})

test('cases of describe/it files may take as many steps as before', async () => {
  const program =
    'export function count(n) { let s = 0; for (let i = 0; i < n; i++) s += 1; if (n === 0) return n * 2; return s }\n'
  const tests = `import { count } from './program'
import { it, expect } from 'vitest'
it('counts far', () => { expect(count(9000)).toBe(9000) })
it('counts from one', () => { expect(count(0)).toBe(1) })
`
  const session = await openTask({ program, path: 'program.js', tests, testsPath: 'program.test.js' })
  const parsed = prober.parse({ path: 'program.js', text: program })
  if (parsed.status !== 'parsed') throw new Error(parsed.fault.message)
  const probed = prober.instrument(parsed.source, { layers: [{ kinds: PROBE_KINDS }], values: true })
  const point = probed.points.find(({ label, kind }) => label === 'n * 2' && kind === 'return')!.id
  const goal = { failing: ['counts from one'], passing: ['counts far'], seed: 1 }
  const [screening] = await session.intervene(probed, [{ point, visit: null, change: { kind: 'plus', by: 1 } }], goal)
  expect(screening).toMatchObject({ status: 'screened', fixed: ['counts from one'], lost: [] })
})
