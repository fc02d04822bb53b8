import { expect, test } from 'vitest'
import { localizeFault } from '../../../../agents/analysis/localize.ts'
import { checkReport } from '../../../../agents/analysis/check-report.ts'
import { DEFAULT_ANALYSIS } from '#core'
import { runCases, type Case } from '../../../helpers/run-cases.ts'

/** Symptoms as `kind line: text`; what they cite is checked. */
function symptomsOf(text: string, cases: readonly Case[]): string[] {
  const observed = runCases(text, cases)
  const report = localizeFault(observed, DEFAULT_ANALYSIS)
  expect(checkReport(report, observed.trace, observed.baseline)).toEqual([])
  return report.symptoms.map(({ kind, line, text: said }) => `${kind} ${line}: ${said}`)
}

test('exception: where it was thrown, what was undefined there, and where that came from', () => {
  const text = `function last(list) {
  const item = list[list.length]
  return item.name
}
function lastOf(shop) {
  return last(shop.items)
}`
  expect(symptomsOf(text, [["lastOf({ items: [{ name: 'a' }] })", 'a']])).toEqual([
    "exception 3: `TypeError` left `last`, thrown at line 3: `Cannot read properties of undefined (reading 'name')`; `item` was `undefined` there: `item` became `undefined` at line 2.",
  ])
})

test('exception: a parameter that was not given, a function that is none, a name that nothing declares', () => {
  expect(symptomsOf('const size = (xs) => xs.length', [['size()', 0]])).toEqual([
    "exception 1: `TypeError` left `size`, thrown at line 1: `Cannot read properties of undefined (reading 'length')`; `xs` was `undefined` there: `size` was called with `[undefined]`.",
  ])
  expect(symptomsOf('function up(n) {\n  return n.toUpperCase()\n}', [['up(1)', 'A']])[0]).toMatch(
    /^exception 2: `TypeError` left `up`, thrown at line 2: `n.toUpperCase is not a function`/,
  )
  expect(symptomsOf('function f() {\n  return missing + 1\n}', [['f()', 1]])).toEqual([
    'exception 2: `ReferenceError` left `f`, thrown at line 2: `missing is not defined`.',
  ])
})

test('exception: what the missing value was looked up by, where no probe sees it', () => {
  const text = `function group(xs) {
  const groups = []
  let at = 0
  for (const x of xs) groups[at].push(x)
  return groups
}`
  expect(symptomsOf(text, [['group([1])', [[1]]]])).toEqual([
    "exception 4: `TypeError` left `group`, thrown at line 4: `Cannot read properties of undefined (reading 'push')`; what .push belongs to was not there: `groups` was `[]` and `at` was `0`.",
  ])
})

test('an exception that the program throws on purpose', () => {
  const text = `function check(n) {
  if (n > 0) throw new RangeError('too small')
  return n
}`
  expect(symptomsOf(text, [['check(1)', 1]])).toEqual(['exception 2: `RangeError` left `check`, thrown at line 2: `too small`.'])
})

test('exception: a text with backticks is quoted as a whole', () => {
  const text = "function check(n) {\n  throw new RangeError('no `n` here')\n}"
  expect(symptomsOf(text, [['check(1)', 1]])).toEqual([
    "exception 2: `RangeError` left `check`, thrown at line 2: `no 'n' here`.",
  ])
})

test('wrong type: a word that is its own value is said once', () => {
  expect(symptomsOf('const size = (xs) => xs.length', [['size([1])', undefined]])).toEqual([
    'wrong-type 1: The result is a number, `1`, and should be undefined.',
  ])
})

test('wrong type: of the result, or of a part of it', () => {
  expect(symptomsOf('const add = (a, b) => `${a}${b}`', [['add(1, 2)', 3]])).toEqual([
    'wrong-type 1: The result is a text, `"12"`, and should be a number, `3`.',
  ])
  expect(symptomsOf('const f = (n) => [n, [n + "!"]]', [['f(1)', [1, [2]]]])).toEqual([
    "wrong-type 1: The result's part [1][0] is a text and should be a number.",
  ])
  expect(symptomsOf('const f = (n) => ({ n })', [['f(1)', [1]]])).toEqual([
    'wrong-type 1: The result is an object, `{n: 1}`, and should be a list, `[1]`.',
  ])
  expect(symptomsOf('const f = (n) => [n]', [['f(1)', [2]]])).toEqual([])
})

test('missing return: the way through the function that ends without one, also in a helper', () => {
  const text = `function sign(n) {
  if (n > 0) return 1
  if (n < 0) return -1
}
const signOf = (n) => sign(n)`
  const symptom = 'missing-return 3: `sign` came to its end after `n < 0` was `false` at line 3 without returning anything.'
  expect(symptomsOf(text, [['sign(0)', 0]])).toEqual([symptom])
  expect(symptomsOf(text, [['signOf(0)', 0]])).toEqual([symptom])
  expect(symptomsOf('function f() { 1 + 1 }', [['f()', 2]])).toEqual([
    'missing-return 1: `f` came to its end without returning anything.',
  ])
  expect(symptomsOf('function f(xs) {\n  return xs[9]\n}', [['f([])', 0]])).toEqual([
    'missing-return 2: `f` returned `undefined` at line 2, where something else was expected.',
  ])
  expect(symptomsOf('function f() {}', [['f()', undefined]])).toEqual([])
})

test('near miss: floating-point numbers that differ by rounding', () => {
  expect(symptomsOf('const f = (a, b) => a + b', [['f(0.1, 0.2)', 0.3]])).toEqual([
    'near-miss 1: The result `0.30000000000000004` misses `0.3` by 5.6e-17: floating-point numbers are rounded at each step.',
  ])
  expect(symptomsOf('const f = (a, b) => [a, a + b]', [['f(0.1, 0.2)', [0.1, 0.3]]])).toEqual([
    "near-miss 1: The result's part [1] misses by 5.6e-17: floating-point numbers are rounded at each step.",
  ])
  expect(symptomsOf('const f = (a) => a', [['f(1)', 2]])).toEqual([])
})

test('mutated input: an argument whose content changed, unless passing tests have theirs changed as well', () => {
  const text = `function median(xs) {
  const sorted = xs.sort()
  if (xs.length % 2 === 0) return (sorted[0] + sorted[1]) / 3
  return sorted[(xs.length - 1) / 2]
}`
  const said = '`median` changed its argument `xs`: it was `[2, 1]` and became `[1, 2]`.'
  expect(symptomsOf(text, [['median([2, 1])', 1.5]])).toEqual([`mutated-input 3: ${said}`])
  expect(
    symptomsOf(text, [
      ['median([2, 1])', 1.5],
      ['median([3, 1, 2])', 2],
    ]),
  ).toEqual([])
  expect(symptomsOf(text, [['((xs) => (median(xs), xs))([2, 1])', [2, 1]]])).toEqual([`mutated-input 3: ${said}`])
})

test('broken helper: it gives something else for the same arguments', () => {
  const text = `let last = null
function clean(text) { if (last === null) last = text.trim(); return last }
function greet(name) { return 'Hi ' + clean(name) }`
  const observed = symptomsOf(`${text}\nglobalThis.kept ??= {}`, [
    ["greet('Al') + greet('Bo')", 'Hi AlHi Al'],
    ["greet('Bo')", 'Hi Al'],
  ])
  expect(observed).toEqual([
    'broken-helper 2: `clean` gave `"Bo"` for `["Bo"]`, and gave `"Al"` for the same in a test that passes.',
  ])
})

test('events that were dropped are no symptoms, and nothing is thrown', () => {
  const text = 'function f(n) { for (let i = 0; i < 100; i++) g(i); return g(n) }\nfunction g(n) { if (n < 101) return n }'
  const observed = runCases(text, [['f(200)', 1]])
  const whole = localizeFault(observed, DEFAULT_ANALYSIS).symptoms
  expect(whole.every(({ kind }) => kind === 'missing-return')).toBe(true)
  for (const share of [0, 2, 3, 7]) {
    const events = observed.trace.events.filter(({ index }) => share > 0 && index % share === 0)
    const trace = { ...observed.trace, events }
    const report = localizeFault({ ...observed, trace }, DEFAULT_ANALYSIS)
    expect(checkReport(report, trace, observed.baseline)).toEqual([])
  }
})
