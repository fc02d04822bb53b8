import nodeAssert from 'node:assert'
import { describe, expect, it } from 'vitest'
import { createAssert } from '../../../probes/runtime/assert.ts'
import { createDeepEqual } from '../../../probes/runtime/deep-equal.ts'
import { createPretence } from '../../../probes/runtime/pretence.ts'
import { createLeafEqual } from '../../../probes/runtime/leaf-equal.ts'
import { createOwnData } from '../../../probes/runtime/own-data.ts'
import { createSnapshot } from '../../../probes/runtime/snapshot.ts'

const data = createOwnData()
const pretence = createPretence([], data)
const deepEqual = createDeepEqual(data, pretence, createLeafEqual(data))
const ours = createAssert(data, deepEqual, createSnapshot(data), pretence)
type Assert = typeof nodeAssert

/** What can be told apart about a call: that it returned, or what it threw. */
async function effect(call: (assert: Assert) => unknown, assert: Assert): Promise<unknown> {
  try {
    await call(assert)
    return 'returned'
  } catch (thrown) {
    const { name, code, operator, generatedMessage } = Object(thrown)
    // Node adds the values to some messages of the caller's.
    const message = generatedMessage === false ? String(Object(thrown).message).split('\n')[0] : undefined
    return { name, code, operator, generatedMessage, message, isError: thrown instanceof Error }
  }
}

const boom = () => {
  throw new TypeError('boom')
}
const CALLS: readonly ((assert: Assert) => unknown)[] = [
  (a) => a(1),
  (a) => a(0),
  (a) => a(0, 'zero'),
  (a) => a(0, new RangeError('mine')),
  (a) => a.ok(''),
  (a) => a.ok([], 'x'),
  (a) => a.equal(1, '1'),
  (a) => a.equal(1, 2),
  (a) => a.equal(NaN, NaN),
  (a) => a.notEqual(1, '1'),
  (a) => a.strictEqual(1, '1'),
  (a) => a.strictEqual(-0, 0),
  (a) => a.strictEqual(1, 2, 'no'),
  (a) => a.notStrictEqual(1, 1),
  (a) => a.deepEqual([1], ['1']),
  (a) => a.deepEqual({ a: 1 }, { a: 2 }),
  (a) => a.deepStrictEqual([1], ['1']),
  (a) => a.notDeepEqual([1], [1]),
  (a) => a.notDeepStrictEqual([1], [1]),
  (a) => a.throws(boom),
  (a) => a.throws(boom, TypeError),
  (a) => a.throws(boom, RangeError),
  (a) => a.throws(boom, /boom/),
  (a) => a.throws(boom, /bang/),
  (a) => a.throws(boom, { message: 'boom', name: 'TypeError' }),
  (a) => a.throws(boom, { message: /^bo/ }),
  (a) => a.throws(boom, { message: 'bang' }),
  (a) => a.throws(boom, (error: Error) => error.message === 'boom'),
  (a) => a.throws(boom, () => false),
  (a) => a.throws(() => 1),
  (a) => a.throws(() => 1, TypeError, 'must throw'),
  (a) => a.throws(1 as never),
  (a) => a.doesNotThrow(boom),
  (a) => a.doesNotThrow(() => 1),
  (a) => a.rejects(Promise.reject(new TypeError('x')), TypeError),
  (a) => a.rejects(async () => 1),
  (a) => a.rejects(async () => boom(), /bang/),
  (a) => a.doesNotReject(async () => 1),
  (a) => a.doesNotReject(async () => boom()),
  (a) => a.match('abc', /b/),
  (a) => a.match('abc', /x/),
  (a) => a.match(1 as never, /1/),
  (a) => a.doesNotMatch('abc', /b/),
  (a) => a.doesNotMatch('abc', /x/),
  (a) => a.fail(),
  (a) => a.fail('why'),
  (a) => a.fail(new RangeError('own')),
  (a) => a.ifError(null),
  (a) => a.ifError(new Error('e')),
  (a) => a.partialDeepStrictEqual({ a: 1, b: 2 }, { a: 1 }),
  (a) => a.partialDeepStrictEqual({ a: 1 }, { a: 2 }),
]

describe('assert', () => {
  it.each(CALLS.map((call) => [String(call), call] as const))('%s as in Node', async (_, call) => {
    expect(await effect(call, ours.loose as unknown as Assert)).toEqual(await effect(call, nodeAssert))
    expect(await effect(call, ours.strict as unknown as Assert)).toEqual(await effect(call, nodeAssert.strict))
  })

  it('has every function of Node’s', () => {
    const missing = Object.keys(nodeAssert).filter((key) => !(key in ours.loose) && !['CallTracker', 'Assert'].includes(key))
    expect(missing).toEqual([])
  })

  it('keeps both sides of a comparison', () => {
    const loose = ours.loose as unknown as Assert
    expect(() => loose.deepEqual([1], [2])).toThrow(
      expect.objectContaining({ actual: [1], expected: [2], code: 'ERR_ASSERTION' }),
    )
  })
})
