import { afterAll, describe, expect, test } from 'vitest'
import { findDifferences } from '../../../../agents/analysis/differences/find-differences.ts'
import { realRuns } from '../../../helpers/real-run.ts'

const { run, sandbox } = realRuns()
afterAll(() => sandbox.close())

/** What is told of each failing test, with the value that the cited event saw. */
async function told(program: string, tests: string) {
  const observed = await run(program, tests)
  const eventOf = new Map(observed.trace.events.map((event) => [event.index, event.value?.text]))
  return findDifferences(observed).map(({ event, ...difference }) => ({
    ...difference,
    seen: event === null ? null : eventOf.get(event),
  }))
}

const PAIR = 'export function pair(a) {\n  return [a, a * 2]\n}\n'

describe('findDifferences', () => {
  test('the call in the assertion, the part that is compared, and how it differs', async () => {
    expect(await told(PAIR, 'console.assert(pair(2)[1] === 5)')).toEqual([
      {
        test: 'L1',
        assertion: 'console.assert(pair(2)[1] === 5)',
        call: 'pair(2)',
        seen: '[2, 4]',
        path: '[1]',
        expected: '5',
        actual: '4',
        how: '1 less',
      },
    ])
  })

  test.each([
    ['assert.deepEqual(pair(2), [2, 5])', '[1]', '4', '1 less'],
    ['const p = pair(2)\nassert.equal(p[1], 5)', '[1]', '4', '1 less'],
    ['console.assert(JSON.stringify(pair(2)) === JSON.stringify([3, 4]))', '[0]', '2', '1 less'],
    ['console.assert(5 === pair(2)[1])', '[1]', '4', '1 less'],
    ['assert(pair(2).length === 3)', '.length', '2', '1 less'],
    ['console.assert(!pair(2))', '', '', 'not as asserted'],
  ])('%s', async (tests, path, actual, how) => {
    const [difference] = await told(PAIR, tests)
    expect(difference).toMatchObject({ call: 'pair(2)', path, seen: '[2, 4]', how })
    if (actual !== '') expect(difference!.actual).toBe(actual)
  })

  test('a framework: the expectation that failed, of several', async () => {
    const tests = `import { pair } from './program.js'
describe('pair', () => {
  it('doubles', () => {
    expect(pair(1)).toEqual([1, 2])
    const result = pair(2)
    expect(result).toEqual([2, 5])
  })
  it('throws', () => {
    expect(() => pair(3)).toThrow('three')
  })
})`
    expect(await told(PAIR, tests)).toMatchObject([
      { assertion: 'expect(result).toEqual([2, 5])', call: 'pair(2)', path: '[1]', seen: '[2, 4]', how: '1 less' },
      { call: 'pair(3)', seen: '[3, 6]', how: 'no error is thrown' },
    ])
  })

  test('an error that left the call, and a call that does not end', async () => {
    const program = 'function f(n) {\n  if (n > 1) while (true) n++\n  return n.x.y\n}\n'
    expect(await told(program, 'console.assert(f(1) === 2)\nconsole.assert(f(2) === 2)')).toMatchObject([
      { call: 'f(1)', how: 'TypeError instead of a value', expected: '2' },
      { call: 'f(2)', how: 'it does not end' },
    ])
  })

  test.each([
    ['assert.throws(() => pair(2))', 'no error is thrown'],
    ['assert.throws(() => fail(2), TypeError)', 'another error is thrown'],
    ['assert.throws(() => fail(2), /four/)', 'another error is thrown'],
    ['assert.doesNotThrow(() => fail(2))', 'an error is thrown'],
    ['assert.notDeepEqual(pair(2), [2, 4])', 'Expected values not to be loosely deep-equal: [2, 4] and [2, 4]'],
    ['assert(pair(2).length > 3)', 'not > 3'],
    ['assert(3 < pair(2).length)', 'not > 3'],
    ['assert(pair(2).length !== 2)', 'not !== 2'],
  ])('assertions that want no equal value: %s', async (tests, how) => {
    const program = `${PAIR}function fail(n) {\n  throw new RangeError('two')\n}\n`
    expect((await told(program, `const assert = require('assert')\n${tests}`))[0]!.how).toBe(how)
  })

  test.each([
    ['expect(() => pair(2)).toThrow()', 'no error is thrown'],
    ['expect(() => fail(2)).toThrow(TypeError)', 'another error is thrown'],
    ['expect(() => fail(2)).not.toThrow()', 'an error is thrown'],
    ['await expect(Promise.resolve(pair(2))).rejects.toThrow()', 'no error is thrown'],
    ['expect(pair(2)[1]).toBeGreaterThan(4)', 'expected 4 to be greater than 4'],
    ['expect(pair(2)[1]).not.toBe(4)', 'expected 4 not to be 4'],
    ['expect(pair(2)).toContain(3)', 'expected [ 2, 4 ] to include 3'],
  ])('matchers that want no equal value: %s', async (expectation, how) => {
    const program = `${PAIR}export function fail(n) {\n  throw new RangeError('two')\n}\n`
    const tests = `import { fail, pair } from './program.js'\ntest('it', async () => {\n  ${expectation}\n})`
    expect((await told(program, tests))[0]!.how).toBe(how)
  })

  test('methods of classes are calls of the program too', async () => {
    const program = 'export class Counter {\n  n = 0\n  add(x) {\n    this.n -= x\n  }\n  total() {\n    return this.n\n  }\n}\n'
    const tests = `import { Counter } from './program.js'\nit('counts', () => { const c = new Counter(); c.add(2); expect(c.total()).toBe(2) })`
    expect(await told(program, tests)).toMatchObject([{ call: 'c.total()', seen: '-2', expected: '2', how: 'the other sign' }])
  })
})
