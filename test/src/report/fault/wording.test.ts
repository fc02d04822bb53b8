import { afterAll, expect, test } from 'vitest'
import { EMPTY_FAULT_REPORT, type FaultReport } from '#core'
import { createSandbox, diagnose } from '#tracemend'
import { diagnosisText } from '../../../../src/report/fault/diagnosis-text.ts'

const sandbox = createSandbox()
afterAll(() => sandbox.close())

async function told(text: string, tests: string): Promise<string> {
  const { fault, trace } = await diagnose({ source: text, tests }, { sandbox })
  const paint = (_: unknown, shown: string) => shown
  return diagnosisText({ path: 'program.js', source: text, fault: fault!, trace, all: false, paint })
    .join('\n')
    .replaceAll(/\n {2,}/g, ' ')
}

test('that no test would break is said where one passes', async () => {
  const area = 'function area(w, h) { return w + h }'
  const failing = 'console.assert(area(2, 3) === 6)\nconsole.assert(area(4, 5) === 20)\n'
  const [none, one] = [await told(area, failing), await told(area, `${failing}console.assert(area(2, 2) === 4)\n`)]
  expect(none).toMatch(/had been `w \* h` every time, both failing tests would pass if/)
  expect(one).toMatch(/had been `w \* h` every time, both failing tests would pass and none would break/)
})

test('names of tests keep their spaces', async () => {
  const text = "function count(s) {\n  return s.split(' ').length\n}\n"
  expect(await told(text, "console.assert(count('a  b') === 2)\nconsole.assert(count('a b') === 2)\n")).toContain("count('a  b')")
})

test('assertions on errors tell what was thrown, and by which line', async () => {
  const text = 'function check(age) {\n  if (age < 18)\n    throw new RangeError("young")\n  return age\n}\n'
  const tests = `const assert = require('assert')
assert.throws(() => check(-1), TypeError)
assert.throws(() => check('x'), TypeError)
assert.doesNotThrow(() => check(17))
assert.equal(check(18), 18)
`
  const lines = await told(text, tests)
  expect(lines).toContain('TypeError)  threw RangeError("young"), not TypeError')
  expect(lines).toContain('TypeError)  did not throw TypeError')
  expect(lines).toContain('check(17))  threw RangeError("young")\n'.trim())
  expect(lines).toMatch(/line 3: `check` ends in RangeError\("young"\)/)
  expect(lines).not.toContain('[function')
})

test('a program that does not end does not end in an error of ours', async () => {
  const lines = await told('function f(n) {\n  while (n > 0) n += 1\n  return n\n}\n', 'console.assert(f(1) === 0)\n')
  expect(lines).not.toContain('used more steps')
  expect(lines).toMatch(/in L1 `f` does not end/)
  expect(lines).toMatch(/→ true ×\d+; does not end/)
  expect(lines).not.toContain('does not end, and so on')
})

test('what decides is said where nothing is compared, and objects that all programs have are not shown', async () => {
  const lines = await told('function f(x) { return Math.abs(x) > 1 }', 'console.assert(!f(2))\nconsole.assert(f(3))\n')
  expect(lines).toContain('gave true, not as asserted')
  expect(lines).not.toContain('Math = ')
})

test('the way to the failure begins in its test', async () => {
  const lines = await told('function last(xs) {\n  return xs[xs.length]\n}', 'console.assert(last([1]) === 1)\n')
  expect(lines).toMatch(/what went wrong line 2: in L1 `xs\.length` is 1 which is used in line 2/)
})

test('of a stack that is full no error is seen', async () => {
  const lines = await told(
    'function f(n) {\n  return n === 1 ? 1 : f(n - 1)\n}\n',
    'console.assert(f(0) === 1)\nconsole.assert(f(3) === 1)\n',
  )
  expect(lines).toContain('`f` ends in an error')
})

test('a way is not set against passing tests by a value that they saw as well', () => {
  const cited = { event: 3, line: 2, label: 'i < n', value: 'false', test: 'L1' }
  const passing = [
    { ...cited, test: 'L2' },
    { ...cited, test: 'L3', value: 'true' },
  ]
  const fault: FaultReport = { ...EMPTY_FAULT_REPORT, onset: { ...cited, departs: 'path', passing } }
  const paint = (_: unknown, text: string) => text
  expect(diagnosisText({ path: 'program.js', source: '', fault, trace: null, all: false, paint })[1]).toBe(
    '  line 2: in L1 `i < n` is false, a way that no passing test goes (it is true in L3)',
  )
})
