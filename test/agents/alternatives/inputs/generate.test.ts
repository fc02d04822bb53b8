import fc from 'fast-check'
import { expect, test } from 'vitest'
import { learnDomain } from '../../../../agents/alternatives/inputs/domain.ts'
import { generateCalls } from '../../../../agents/alternatives/inputs/generate.ts'
import { type Call, callText, toSource, type Value } from '../../../../agents/alternatives/inputs/value.ts'

const call = (...args: readonly Value[]): Call => ({ functionName: 'f', args })

test('the same seed makes the same calls, none twice and none that the tests make, short ones first', () => {
  const observed = [call([3, 1, 2], 'ab'), call([5], 'b a')]
  const calls = generateCalls(observed, 1, 80)
  const texts = calls.map(({ text }) => text)
  expect(calls).toEqual(generateCalls(observed, 1, 80))
  expect(texts).not.toEqual(generateCalls(observed, 2, 80).map(({ text }) => text))
  expect(texts).toHaveLength(80)
  expect(new Set([...texts, ...observed.map(callText)]).size).toBe(82)
  expect(texts.map(({ length }) => length)).toEqual(texts.map(({ length }) => length).toSorted((a, b) => a - b))
})

test('most calls keep to what all of the observed ones keep to; some do not', () => {
  const calls = generateCalls([call(4), call(10), call(7)], 1, 40)
  const like = calls.filter(({ unlike }) => unlike === 0)
  expect(like.length).toBeGreaterThanOrEqual(20)
  expect(like.every(({ call: { args } }) => Number.isInteger(args[0]) && (args[0] as number) > 0)).toBe(true)
  expect(calls.map(({ text }) => text)).toEqual(expect.arrayContaining(['f(0)', 'f(-4)']))
  expect(generateCalls([call([3, 1, 2]), call([5])], 1, 40).map(({ text }) => text)).toContain('f([])')
})

test.each<[string, Call[], Call, Call]>([
  ['a sign', [call(1), call(5)], call(7), call(-7)],
  ['wholeness', [call(1), call(5)], call(7), call(7.5)],
  ['a kind', [call('a')], call('b'), call(1)],
  ['an alphabet', [call('ab'), call('c')], call('xyz'), call('x?')],
  ['order', [call([1, 2, 3])], call([2, 5, 9]), call([5, 2, 9])],
  ['balance', [call('(a)'), call('()')], call('(aa)'), call('(a')],
  ['equal lengths', [call('ab', 'cd'), call('a', 'b')], call('abc', 'xyz'), call('abc', 'xy')],
  ['a place in a list', [call([4, 5], 2), call([1], 1)], call([7, 8, 9], 3), call([7, 8, 9], 4)],
  ['items', [call([1, 2], [3])], call([5], [6]), call([5], ['a'])],
  ['keys', [call({ a: 1 })], call({ a: 2 }), call({ b: 2 })],
])('the domain knows %s', (_, observed, within, outside) => {
  const domain = learnDomain(observed)
  for (const known of observed) expect(domain(known.args)).toBe(0)
  expect(domain(within.args)).toBe(0)
  expect(domain(outside.args)).toBeGreaterThan(0)
})

test('whatever is observed, calls can be made and written down', () => {
  const value: fc.Arbitrary<Value> = fc.letrec<{ value: Value }>((tie) => ({
    value: fc.oneof(
      fc.constantFrom(undefined, null, true, false, '', '__proto__'),
      fc.double(),
      fc.string({ unit: 'binary' }),
      fc.array(tie('value'), { maxLength: 4 }),
      fc.dictionary(fc.string(), tie('value'), { maxKeys: 3 }),
    ),
  })).value
  fc.assert(
    fc.property(fc.array(fc.array(value, { maxLength: 3 }), { minLength: 1, maxLength: 3 }), fc.integer(), (tuples, seed) => {
      for (const { call: made, text } of generateCalls(
        tuples.map((args) => call(...args)),
        seed,
        10,
      )) {
        const args: unknown = new Function('f', `return ${text}`)((...given: unknown[]) => given)
        expect((args as Value[]).map(toSource)).toEqual(made.args.map(toSource))
      }
    }),
    { numRuns: 60 },
  )
})
