import { describe, expect, it } from 'vitest'
import { failureOf, openTask, runTask, summary } from '../open-task.ts'

const TESTS = `console.assert(double(1) === 2)
console.assert(double(2) === 4)
console.assert(double(3) === 6)
`
const run = (program: string, options = {}) => runTask({ program, tests: TESTS }, options)
const RIGHT = 'function double(x) { return x * 2 }'

describe('a program that does not end', () => {
  it('is ended case by case when metered', async () => {
    const program = 'function double(x) { while (x === 2) { try { throw x } catch {} } return x * 2 }'
    const outcome = await runTask({ program, tests: TESTS, limits: { runTimeMs: 10_000, maxSteps: 400_000 } }, { metered: true })
    expect(summary(outcome)).toBe('L1 passed, L2 failed, L3 passed')
    expect(failureOf(outcome, 'L2')?.kind).toBe('out-of-steps')
  })

  it('is ended case by case when metered, also where each step is slow', async () => {
    const program =
      "function double(x) { if (x === 2) { let s = 'a'; for (;;) s = (s + s).slice(0, 1e6).split('').reverse().join('') } return x * 2 }"
    const outcome = await run(program, { metered: true })
    expect(summary(outcome)).toBe('L1 passed, L2 failed, L3 passed')
    expect(failureOf(outcome, 'L2')?.kind).toBe('timed-out')
  })
})

describe('a program that throws', () => {
  it.each([
    ['null', 'object'],
    ['undefined', 'undefined'],
    ["'text'", 'string'],
    ["Symbol('s')", 'symbol'],
    ['new Proxy({}, { get() { throw 1 }, getOwnPropertyDescriptor() { throw 2 }, getPrototypeOf() { throw 3 } })', 'Error'],
    ["Object.assign(() => 1, { message: 'm' })", 'Function'],
  ])('%s fails its case', async (thrown, errorName) => {
    const outcome = await run(`function double() { throw ${thrown} }`)
    expect(summary(outcome)).toBe('L1 failed, L2 failed, L3 failed')
    expect(failureOf(outcome, 'L1')?.errorName).toBe(errorName)
  })

  it('while it loads, does not load, with the line', async () => {
    const outcome = await run(`${RIGHT}\n\nnull.x\n`)
    expect(outcome).toMatchObject({ status: 'does-not-load', fault: { where: 'program', errorName: 'TypeError', line: 3 } })
  })

  it('cannot pass for a syntax fault, which has a place too', async () => {
    expect(await run('function double(x) {\n  return x *\n}')).toMatchObject({
      status: 'does-not-load',
      fault: { where: 'program', errorName: 'SyntaxError', line: 3 },
    })
  })

  it('a huge message, is cut', async () => {
    const outcome = await run("function double() { throw new Error('x'.repeat(1e7)) }")
    expect(failureOf(outcome, 'L1')?.message.length).toBe(2000)
  })

  it('out of a deep recursion, fails its case only', async () => {
    const outcome = await run('function double(x) { return x === 2 ? double(x) : x * 2 }')
    expect(summary(outcome)).toBe('L1 passed, L2 failed, L3 passed')
    expect(failureOf(outcome, 'L2')?.errorName).toBe('RangeError')
  })
})

it('neighbours do not notice a death', async () => {
  const session = await openTask({ program: RIGHT, tests: TESTS })
  const hang = 'function double(x) { return [].indexOf.call({ length: 2 ** 53 }, x) }'
  const killer = await openTask({ program: hang, tests: TESTS, limits: { runTimeMs: 100 } })
  const [first, dead, second] = await Promise.all([
    session.run(RIGHT, { seed: 1 }),
    killer.run(hang, { seed: 1 }),
    session.run(RIGHT, { seed: 1 }),
  ])
  expect(dead.status).toBe('timed-out')
  expect(summary(first)).toBe('L1 passed, L2 passed, L3 passed')
  expect(summary(second)).toBe(summary(first))
})
