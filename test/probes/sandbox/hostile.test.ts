import { describe, expect, it } from 'vitest'
import { failureOf, openTask, runTask, summary } from './open-task.ts'

const TESTS = `console.assert(double(1) === 2)
console.assert(double(2) === 4)
console.assert(double(3) === 6)
`
const run = (program: string, options = {}) => runTask({ program, tests: TESTS }, options)
const runBriefly = (program: string) => runTask({ program, tests: TESTS, limits: { runTimeMs: 400 } })
const RIGHT = 'function double(x) { return x * 2 }'

describe('a program that does not end', () => {
  it.each([
    ['a loop', 'function double(x) { while (x === 2) {} return x * 2 }'],
    [
      'a loop that catches everything',
      'function double(x) { while (x === 2) { try { throw x } catch {} finally { continue } } return x * 2 }',
    ],
    [
      'a regular expression that goes back for ever',
      "function double(x) { if (x === 2) /^(a+)+$/.test('a'.repeat(60) + 'b'); return x * 2 }",
    ],
  ])('keeps the results before it: %s', async (_, program) => {
    expect(summary(await runBriefly(program))).toBe('timed-out: L1 passed')
  })

  it.each([
    ['promises', 'function double(x) { const f = () => Promise.resolve().then(f); f(); return x * 2 }'],
    ['a loop at its top level', 'while (true) {}'],
    [
      'a getter of an error',
      "function double() { throw Object.defineProperty(new Error(), 'message', { get() { for (;;); } }) }",
    ],
    ['prepareStackTrace', 'Error.prepareStackTrace = () => { for (;;); }; function double(x) { return x * 3 }'],
    ['toString of what it throws', 'function double() { throw { toString() { for (;;); } } }'],
    ['a native method that cannot be interrupted', 'function double(x) { return [].indexOf.call({ length: 2 ** 53 }, x) }'],
    [
      'a rejection nobody handles',
      "function double(x) { Promise.reject(Object.defineProperty(new Error(), 'stack', { get() { for (;;); } })); return x * 2 }",
    ],
  ])('never hangs the host: %s', async (_, program) => {
    const outcome = await runBriefly(program)
    expect(['completed', 'does-not-load', 'timed-out', 'out-of-memory', 'crashed']).toContain(outcome.status)
  })

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

describe('a program that wants too much memory', () => {
  it.each([
    ['objects', 'function double(x) { const a = []; for (;;) a.push({ x, a: [] }) }'],
    ['an array doubled', 'function double() { let a = [1]; for (;;) a = a.concat(a) }'],
    ['buffers', 'function double() { const a = []; for (;;) a.push(new ArrayBuffer(1e8).slice(1)) }'],
    ['strings', "function double() { const s = []; for (let i = 0; ; i++) s.push(('x' + i).repeat(1e6).replaceAll('x', 'yy')) }"],
    ['a sparse array filled', 'function double() { return new Array(1e9).fill(0) }'],
  ])('is ended: %s', async (_, program) => {
    const outcome = await runBriefly(program)
    expect(outcome.status === 'completed' ? summary(outcome) : 'ended').toMatch(/^(ended|L1 failed, L2 failed, L3 failed)$/)
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

describe('a program that cheats', () => {
  const WRONG = 'function double() { return 0 }\n'
  it.each([
    'console.assert = () => {}',
    'globalThis.console = { assert() {} }',
    'console = { assert() {} }',
    "Object.defineProperty(console, 'assert', { value() {} })",
    "JSON.stringify = () => '{}'",
    "Object.prototype.toJSON = () => ({ type: 'test', failure: null })",
    'Array.prototype.push = () => 0; Array.prototype.map = () => []',
    'Function.prototype.call = Function.prototype.apply = () => undefined',
    'Object.freeze(globalThis)',
    'Reflect.apply = () => undefined; Object.getOwnPropertyDescriptor = () => undefined',
    'Uint16Array.prototype.set = () => {}; Promise.prototype.then = () => {}',
    'Date.now = () => NaN; Math.random = () => 2',
    'Error = function () { return null }',
    'queueMicrotask(() => { console.assert = () => {} })',
    'setTimeout(() => { throw 1 }); Promise.reject(1)',
    'var $t = { test() {} }',
    'arguments[3] = arguments[4] = null',
  ])('does not pass: %s', async (trick) => {
    const outcome = await run(`${WRONG}try { ${trick} } catch {}`)
    expect(summary(outcome)).toMatch(/^L1 failed, L2 failed, L3 failed(, script failed)?$/)
  })

  it.each([
    "require('assert').strictEqual = () => {}",
    "require('assert').deepStrictEqual = require('assert').strict.strictEqual = () => {}",
    "require('util').isDeepStrictEqual = () => true",
    'Object.is = () => true; Map.prototype.get = () => 1',
    'Object.defineProperty(Object.prototype, "message", { set() {} })',
  ])('does not pass an assert library: %s', async (trick) => {
    const program = `${WRONG}try { ${trick} } catch {}`
    const tests = "const assert = require('assert')\nassert.strictEqual(double(1), 2)\nassert.deepStrictEqual([double(2)], [4])\n"
    expect(summary(await runTask({ program, tests }))).toBe('L2 failed, L3 failed')
  })

  it.each([
    "this.constructor.constructor('return process')().mainModule.require('fs')",
    "(0, eval)('require')('fs')",
    "require('fs').readFileSync('/etc/passwd')",
    "process.binding('fs')",
    "new Function('return process.env.PATH.length')()",
    "import('fs').then(fs => fs)",
    'new WebAssembly.Memory({ initial: 1 })',
    'new SharedArrayBuffer(8)',
    'double.caller.arguments[0]',
  ])('does not escape: %s', async (attempt) => {
    const outcome = await run(`function double(x) { ${attempt}; return x * 3 }`)
    expect(summary(outcome)).toMatch(/^(L1 failed, L2 failed, L3 failed|does-not-load .*)$/)
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
