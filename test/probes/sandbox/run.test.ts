import { describe, expect, it } from 'vitest'
import { createProber } from '#probes'
import { failureOf, openTask, runTask, summary } from './open-task.ts'

describe('a plain run', () => {
  it('makes every assertion a case, with both sides of its comparison', async () => {
    const outcome = await runTask({
      program: 'function add(a, b) { return a - b }',
      tests: "const assert = require('assert')\nassert.deepEqual([add(1, 0)], [1])\nconsole.assert(add(1, 2) === 3, 'adds')\n",
    })
    expect(summary(outcome)).toBe('L2 passed, L3 failed')
    expect(failureOf(outcome, 'L3')).toEqual({
      kind: 'assertion',
      errorName: 'AssertionError',
      message: 'adds',
      expected: '3',
      actual: '-1',
    })
  })

  it('waits for promises and timers in virtual time', async () => {
    const outcome = await runTask({
      program: 'export const wait = (ms, value) => new Promise((resolve) => setTimeout(resolve, ms, value))',
      tests: `import assert from 'node:assert'
import { wait } from './program.js'
assert.equal(await wait(3_600_000, 1), 1)
assert.deepEqual(await Promise.race([wait(20, 'late'), wait(10, 'early')]), 'early')
await assert.rejects(async () => { await wait(1); throw new TypeError('no') }, TypeError)
`,
    })
    expect(summary(outcome)).toBe('L3 passed, L4 passed, L5 passed')
  })

  it('fails what never settles at once, and goes on', async () => {
    const outcome = await runTask({
      program: 'async function get(x) { if (x === 1) await new Promise(() => {}); return x }',
      tests:
        "const assert = require('assert')\n;(async () => {\nassert.equal(await get(1), 1)\nassert.equal(await get(2), 2)\n})()\n",
    })
    expect(outcome.status).toBe('completed')
    expect(summary(outcome)).toContain('L4 passed')
    const failed = outcome.status === 'completed' ? outcome.tests.filter((test) => test.status === 'failed') : []
    expect(failed).toMatchObject([{ failure: { kind: 'timed-out', message: 'never settled' } }])
  })

  it('runs TypeScript', async () => {
    const outcome = await runTask({
      path: 'program.ts',
      testsPath: 'program.test.ts',
      program: 'enum Kind { A = 1 }\nexport function add(a: number, b: number): number { return a + b * Kind.A }',
      tests: "import assert from 'node:assert'\nimport { add } from './program'\nassert.strictEqual(add(1, 2) as number, 3)\n",
    })
    expect(summary(outcome)).toBe('L3 passed')
  })

  it('keeps what is printed, within bounds', async () => {
    const outcome = await runTask({
      program: "function f() { console.log('value:', { a: [1, 'x'] }); for (let i = 0; i < 1e5; i++) console.log(i); return 1 }",
      tests: 'console.assert(f() === 1)\n',
    })
    expect(outcome).toMatchObject({ status: 'completed' })
    const lines = outcome.status === 'completed' ? outcome.console : []
    expect(lines[0]).toBe('value: {a: [1, "x"]}')
    expect(lines).toHaveLength(200)
  })

  it('is the same for the same seed, and differs for another', async () => {
    const session = await openTask({
      program: 'const draw = () => [Math.random(), Date.now(), new Date().getFullYear(), performance.now()].join()',
      tests: "console.assert(draw() === '')\n",
    })
    const program = 'const draw = () => [Math.random(), Date.now(), new Date().getFullYear()].join()'
    const seen = async (seed: number) => failureOf(await session.run(program, { seed }), 'L1')?.actual
    const first = await seen(1)
    expect(first).toMatch(/,1767225600000,2026"$/)
    expect(await seen(1)).toBe(first)
    expect(await seen(2)).not.toBe(first)
    await session.close()
  })

  it('finds tests that need a module that is not there', async () => {
    const task = { program: 'module.exports = 1', tests: "const x = require('no-such-module')\nconsole.assert(x === 1)\n" }
    await expect(runTask(task)).rejects.toThrow('no-such-module')
  })

  it('knows the built-in modules that tests use', async () => {
    const outcome = await runTask({
      program: "const { createHash } = require('node:crypto')\nmodule.exports = (s) => createHash('md5').update(s).digest('hex')",
      tests: `const md5 = require('./program')
const { isDeepStrictEqual, inspect } = require('util')
console.assert(md5('abc') === '900150983cd24fb0d6963f7d28e17f72')
console.assert(isDeepStrictEqual({ a: [1] }, { a: [1] }))
console.assert(structuredClone(new Map([[1, { a: 1 }]])).get(1).a === 1)
console.assert(new TextDecoder().decode(new TextEncoder().encode('žluť 😀')) === 'žluť 😀')
console.assert(atob(btoa('hello')) === 'hello')
console.assert(Buffer.from('žluť').toString('base64') === 'xb5sdcWl')
console.assert(Buffer.concat([Buffer.from('6869', 'hex'), Buffer.alloc(1, '!')]).toString() === 'hi!')
`,
    })
    expect(summary(outcome)).toBe('L3 passed, L4 passed, L5 passed, L6 passed, L7 passed, L8 passed, L9 passed')
  })

  it('lets programs set what their objects inherit', async () => {
    const program = `
class NotFound extends Error { constructor(m) { super(m); this.name = 'NotFound' } }
function Point(x) { this.x = x }
Point.prototype.toString = function () { return 'P' + this.x }
function check() { const o = {}; o.constructor = 1; o.hasOwnProperty = 2; return [new NotFound('m').name, String(new Point(3)), o.constructor].join() }`
    expect(summary(await runTask({ program, tests: "console.assert(check() === 'NotFound,P3,1')\n" }))).toBe('L1 passed')
  })
})

describe('a describe/it/expect suite', () => {
  it('reports its tests by name', async () => {
    const outcome = await runTask({
      program: 'export const add = (a, b) => a - b',
      tests: `import { describe, expect, it } from 'vitest'
import { add } from './program.js'
describe('add', () => {
  it('adds nothing', () => expect(add(1, 0)).toBe(1))
  it('adds', async () => { await null; expect(add(1, 2)).toBe(3) })
})
`,
    })
    expect(summary(outcome)).toBe('add > adds nothing passed, add > adds failed')
    expect(failureOf(outcome, 'add > adds')).toMatchObject({ kind: 'assertion', expected: '3', actual: '-1' })
  })
})

describe('an instrumented run', () => {
  it('agrees with the plain one and brings a trace', async () => {
    const program = 'function abs(x) {\n  if (x > 0) return -x\n  return x\n}\n'
    const prober = createProber()
    const parsed = prober.parse({ path: 'program.js', text: program })
    if (parsed.status !== 'parsed') throw new Error('does not parse')
    const session = await openTask({ program, tests: 'console.assert(abs(0) === 0)\nconsole.assert(abs(2) === 2)\n' })
    const plain = await session.run(program, { seed: 1 })
    const traced = await session.run(
      prober.instrument(parsed.source, { layers: [{ kinds: ['branch', 'return'] }], values: true }),
      { seed: 1 },
    )
    await session.close()
    expect(summary(traced)).toBe(summary(plain))
    const trace = traced.status === 'completed' ? traced.trace : null
    expect(trace?.spectra.map((spectrum) => spectrum.test)).toEqual(['L1', 'L2'])
    expect(trace?.events.some((event) => event.test === 'L2' && event.value?.text === '-2')).toBe(true)
  })
})
