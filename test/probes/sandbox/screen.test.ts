import { describe, expect, it } from 'vitest'
import { openTask, replacing, screenAll, summary } from './open-task.ts'

const PROGRAM = 'function sum(a, b) { return a - b }\n'
const TESTS = `console.assert(sum(1, 0) === 1)
console.assert(sum(1, 2) === 3)
console.assert(sum(5, 5) === 10)
`
const edit = (after: string, id = 0) => replacing(PROGRAM, 'return a - b', after, id)

async function screen(replacements: readonly string[], text = { program: PROGRAM, tests: TESTS }) {
  const session = await openTask({ ...text, limits: { runTimeMs: 2_000 } })
  try {
    return await screenAll(
      session,
      text.program,
      replacements.map((after, i) => edit(after, i)),
    )
  } finally {
    await session.close()
  }
}

describe('screening', () => {
  it('tells what is fixed, what is lost, and what does not load', async () => {
    expect(await screen(['return a + b', 'return 3', 'return a -', 'return a', 'return a - b }) (function () {'])).toEqual([
      expect.objectContaining({ status: 'screened', fixed: ['L2', 'L3'], lost: [] }),
      expect.objectContaining({ status: 'screened', fixed: ['L2'], lost: ['L1'] }),
      expect.objectContaining({ status: 'does-not-load', fixed: [], lost: [] }),
      expect.objectContaining({ status: 'screened', fixed: [], lost: [] }),
      expect.objectContaining({ status: 'does-not-load', fixed: [], lost: [] }),
    ])
  })

  it('goes on after candidates that do not end, whichever way', async () => {
    const screened = await screen([
      'for (;;) {}',
      'for (;;) { try { throw 1 } catch {} }',
      "let s = 'a'; for (;;) s = (s + s).slice(0, 1e6).split('').join('')",
      "/^(a+)+$/.test('a'.repeat(40) + 'b'); return a + b",
      'return [].indexOf.call({ length: 2 ** 53 }, a)',
      'const x = []; for (;;) x.push(new Array(1000).fill(x.length))',
      'return a + b',
    ])
    expect(screened.map((one) => one.status).slice(0, 2)).toEqual(['out-of-steps', 'out-of-steps'])
    expect(screened.slice(2, 6).every((one) => one.status !== 'screened' && one.fixed.length === 0)).toBe(true)
    expect(screened[6]).toEqual(expect.objectContaining({ status: 'screened', fixed: ['L2', 'L3'], lost: [] }))
  })

  it('screens a program that cannot itself be run to its end, nor be stopped', async () => {
    const program = 'function sum(a, b) { return a === 5 ? [].indexOf.call({ length: 2 ** 53 }, a) : a - b }\n'
    const session = await openTask({ program, tests: TESTS, limits: { runTimeMs: 400 } })
    const after = ['a + b', '[].indexOf.call({ length: 2 ** 53 }, a)', 'a + b', 'a === 5 ? 10 : a - b']
    const found = await session.screen(
      after.map((to, i) => replacing(program, program.slice(program.indexOf('a === 5'), program.indexOf(' }\n')), to, i)),
      { failing: ['L2', 'L3'], passing: ['L1'], seed: 1 },
    )
    await session.close()
    expect(found).toEqual([
      expect.objectContaining({ status: 'screened', fixed: ['L2', 'L3'], lost: [] }),
      expect.objectContaining({ fixed: [] }),
      expect.objectContaining({ status: 'screened', fixed: ['L2', 'L3'], lost: [] }),
      expect.objectContaining({ status: 'screened', fixed: ['L3'], lost: [] }),
    ])
  })

  it('knows which of many candidates got stuck, and screens none of the others again', async () => {
    const after = Array.from({ length: 300 }, (_, i) =>
      i % 100 === 99 ? '[].indexOf.call({ length: 2 ** 53 }, a)' : `a + b - ${i}`,
    )
    const found = await screen(after.map((to) => `return ${to}`))
    expect(found.flatMap((one, i) => (one.status === 'screened' ? [] : [i]))).toEqual([99, 199, 299])
    expect(found[0]!.fixed).toEqual(['L2', 'L3'])
  })

  it('lets no candidate change what the next one sees', async () => {
    const tricks = [
      'Array.prototype.map = null; Math.max = null; Object.prototype.x = 1; return a',
      'globalThis.leak = 1; leak2 = 2; return a',
      "if (typeof leak !== 'undefined' || typeof leak2 !== 'undefined') return 0; return a + b",
      'globalThis.setTimeout = null; globalThis.Date = null; globalThis.process = null; return a',
      'return setTimeout && Date.now() && process ? a + b : 0',
      'console.log = null; console.assert = null; return a',
      'return console.log ? a + b : 0',
      'Number.prototype.valueOf = () => 3; return a',
      'return Math.max(a + b, 0)',
    ]
    const screened = await screen(tricks)
    expect(screened.map((one) => one.fixed.length)).toEqual([0, 0, 2, 0, 2, 0, 2, 0, 2])
  })

  it('notices a context that a candidate has changed nevertheless, and screens again without it', async () => {
    const program = 'function sum(a, b) { return process.env.changed ? a + b : a - b }\n'
    const session = await openTask({ program, tests: TESTS })
    const returning = (after: string, id: number) => replacing(program, 'return process.env.changed ? a + b : a - b', after, id)
    const screened = await screenAll(session, program, [
      returning('process.env.changed = 1; return a - b', 0),
      returning('return process.env.changed ? a + b : a', 1),
      returning('return a + b', 2),
    ])
    await session.close()
    expect(screened.map((one) => one.fixed)).toEqual([[], [], ['L2', 'L3']])
  })

  it('starts random numbers, clocks and timers anew for every candidate', async () => {
    const tests = 'const first = Math.random(); const at = Date.now()\nconsole.assert(sum(1, 2) === first + at)\n'
    const screened = await screen(['globalThis.a1 = Math.random(); return 0', 'return 0', 'return 0'], {
      program: PROGRAM,
      tests,
    })
    expect(screened.every((one) => one.fixed.length === 0)).toBe(true)
    const exact = 'return 0.6270739405881613 + 1767225600000'
    expect((await screen([exact, exact], { program: PROGRAM, tests })).map((one) => one.fixed)).toEqual([['L2'], ['L2']])
  })

  it('screens async suites, with timers', async () => {
    const program = 'async function later(x) { await null; return x }\n'
    const tests = `import assert from 'node:assert/strict'
assert.equal(await later(1), 1)
assert.equal(await later(2), 4)
assert.equal(await new Promise((resolve) => setTimeout(async () => resolve(await later(3)), 50)), 9)
`
    const session = await openTask({ program, tests })
    const returning = (after: string) => replacing(program, 'return x', after)
    const screened = await screenAll(session, program, [
      returning('return x * x'),
      returning('return x + 2'),
      returning('return new Promise(() => {})'),
      returning('await new Promise((r) => setTimeout(r, 1000)); return x * x'),
    ])
    await session.close()
    expect(screened).toEqual([
      expect.objectContaining({ status: 'screened', fixed: ['L3', 'L4'], lost: [] }),
      expect.objectContaining({ status: 'screened', fixed: [], lost: ['L2'] }),
      expect.objectContaining({ fixed: [] }),
      expect.objectContaining({ status: 'screened', fixed: ['L3', 'L4'], lost: [] }),
    ])
  })

  it('counts a case that a candidate keeps from being reached as lost', async () => {
    const program = 'function list() { return [1, 2] }\n'
    const tests = 'for (const item of list()) console.assert(item > 0)\nconsole.assert(list().length === 1)\n'
    const session = await openTask({ program, tests })
    const screened = await screenAll(session, program, [replacing(program, '[1, 2]', '[1]')])
    await session.close()
    expect(screened).toEqual([expect.objectContaining({ status: 'screened', fixed: ['L2'], lost: ['L1#2'] })])
  })

  it('screens programs that change their realm in contexts of their own', async () => {
    const program = 'Array.prototype.last = function () { return this[0] }\nfunction lastOf(list) { return list.last() }\n'
    const tests = 'console.assert(lastOf([1]) === 1)\nconsole.assert(lastOf([1, 2]) === 2)\n'
    const session = await openTask({ program, tests })
    const plain = await session.run(program, { seed: 1 })
    const right = replacing(program, 'this[0]', 'this[this.length - 1]')
    const screened = await screenAll(session, program, [right, replacing(program, 'this[0]', 'this[1]'), right])
    await session.close()
    expect(summary(plain)).toBe('L1 passed, L2 failed')
    expect(screened.map((one) => [one.fixed.length, one.lost.length])).toEqual([
      [1, 0],
      [0, 1],
      [1, 0],
    ])
  })

  it('a guard that does not throw any more counts as fixed', async () => {
    const program = 'function check() { throw new Error("broken") }\n'
    const tests = 'check()\nconsole.assert(typeof check === "function")\n'
    const session = await openTask({ program, tests })
    const before = await session.run(program, { seed: 1 })
    const screened = await screenAll(session, program, [replacing(program, 'throw new Error("broken")', '')])
    const after = await session.run('function check() {}\n', { seed: 1 })
    await session.close()
    expect(summary(before)).toBe('L1 failed, L2 passed')
    expect(screened[0]).toEqual(expect.objectContaining({ status: 'screened', fixed: ['L1'], lost: [] }))
    expect(summary(after)).toBe('L1 passed, L2 passed')
  })

  it('tells how much nearer a candidate comes, by how tests are written', async () => {
    const program = 'function list(n) { return [n, n - 1] }\nmodule.exports = { list }\n'
    const suites = [
      "console.assert(JSON.stringify(list(1)) === '[1,2,3]')",
      "const assert = require('node:assert'); assert.deepStrictEqual(list(1), [1, 2, 3])",
      "const assert = require('node:assert'); assert.ok(list(1).join() === '1,2,3')",
      "if (list(1).join() !== '1,2,3') throw new Error('wrong')",
      "const { it, expect } = require('vitest'); const { list } = require('./program.js'); it('lists', () => expect(list(1)).toEqual([1, 2, 3]))",
    ]
    const results = ['[n, n + 1]', '[n, n + 1, n + 2]', '[n, n - 1].fill(0)', 'n.x.y', '[n, n - 1].slice(0)', '[1, 2]']
    for (const tests of suites) {
      const session = await openTask({ program, tests })
      const found = await screenAll(
        session,
        program,
        results.map((after, i) => replacing(program, '[n, n - 1]', after, i)),
      )
      await session.close()
      const [nearer, right, wrong, throwing, same, alike] = found
      expect([right!.nearer, wrong!.nearer, throwing!.nearer, same!.nearer], tests).toEqual([1, 0, 0, 0])
      expect(0.1 < nearer!.nearer && nearer!.nearer < 0.9, tests).toBe(true)
      expect(nearer!.behaviour, tests).toBe(alike!.behaviour)
      expect(new Set([nearer, right, wrong, throwing, same].map((one) => one!.behaviour)).size, tests).toBe(5)
    }
  })

  it('gives a candidate that fixes something more steps, when it has run out of them', async () => {
    const program = 'function sum(n) {\n  let s = 0\n  for (let i = 1; i < 1; i++) s += i\n  return s\n}\n'
    const tests = 'console.assert(sum(1) === 1)\nconsole.assert(sum(20000) === 200010000)\nconsole.assert(sum(0) === 0)\n'
    const session = await openTask({ program, tests })
    const loops = ['i <= n', 'i <= n || n > 1', 'i > 0']
    const screened = await screenAll(
      session,
      program,
      loops.map((after, i) => replacing(program, 'i < 1', after, i)),
    )
    await session.close()
    expect(screened).toMatchObject([
      { status: 'screened', fixed: ['L1', 'L2'], lost: [] },
      { status: 'screened', fixed: ['L1'], lost: [] },
      { status: 'out-of-steps', fixed: [], lost: [] },
    ])
  })

  it('asks nothing of what is compared', async () => {
    const program = 'function sum(a, b) { return a - b }\n'
    const tests = 'let value; value = sum(1, 2); console.assert(value === 3)\n'
    const tricks = [
      '({ get length() { for (;;) {} }, get a() { for (;;) {} }, toString() { for (;;) {} } })',
      'new Proxy({}, { ownKeys() { for (;;) {} }, getOwnPropertyDescriptor() { for (;;) {} } })',
      'Object.assign([1], { 0: { get a() { for (;;) {} } } })',
    ]
    const screened = await screen(
      tricks.map((value) => `return ${value}`),
      { program, tests },
    )
    expect(screened.map(({ status, fixed }) => [status, fixed.length])).toEqual(tricks.map(() => ['screened', 0]))
  })

  it('stops when it is aborted', async () => {
    const session = await openTask({ program: PROGRAM, tests: TESTS })
    const hang = Array.from({ length: 50 }, (_, i) => edit('return [].indexOf.call({ length: 2 ** 53 }, a)', i))
    const controller = new AbortController()
    const screening = screenAll(session, PROGRAM, hang, controller.signal)
    setTimeout(() => controller.abort(new Error('enough')), 300)
    await expect(screening).rejects.toThrow('enough')
    expect(summary(await session.run(PROGRAM, { seed: 1 }))).toBe('L1 passed, L2 failed, L3 failed')
    await session.close()
  })
})
