import { expect, test } from 'vitest'
import { viewFunctions } from '../../../../agents/analysis/views/functions.ts'
import { runCases } from '../../../helpers/run-cases.ts'

const TEXT = `function parse(text) {
  if (text === '') throw new RangeError('empty')
  return Number(text)
}
const sum = (texts) => texts.map((text) => parse(text)).reduce((a, b) => a - b, 0)
function unused() { return 1 }
function log(n) { n + 1 }`

test('calls with what they were given and gave, failing tests before others, each pair once', () => {
  const observed = runCases(TEXT, [
    ["sum(['0', '0'])", 0],
    ["sum(['1', '2', '1'])", 4],
    ["sum([''])", 0],
    ['log(1)', 1],
  ])
  const functions = viewFunctions(observed)
  const shown = functions.map(({ functionName, line, calls }) => [
    `${functionName} ${line}`,
    ...calls.map(({ test: id, passed, threw, arguments: given, result }) => {
      return `${id}${passed ? '' : '!'} ${given} ${threw ? 'threw' : '->'} ${result}`
    }),
  ])
  expect(shown).toEqual([
    ['sum 5', 't1! [["1", "2", "1"]] -> -4', 't2! [[""]] threw RangeError("empty")', 't0 [["0", "0"]] -> 0'],
    ['parse 1', 't1! ["1"] -> 1', 't1! ["2"] -> 2', 't2! [""] threw RangeError("empty")', 't0 ["0"] -> 0'],
    ['log 7', 't3! [1] -> null'],
  ])
  const { events } = observed.trace
  for (const call of functions.flatMap(({ calls }) => calls)) {
    expect(events[call.entry]!.value!.text).toBe(call.arguments)
    expect(call.end === null ? null : events[call.end]!.value!.text).toBe(call.result)
    expect(events[call.entry]!.caller).toBe(call.caller)
  }
})

test('six calls a function, and room for those of passing tests', () => {
  const text = 'const f = n => n % 7'
  const cases = Array.from({ length: 20 }, (_, i) => [`f(${i})`, i < 14 ? -1 : i % 7] as const)
  const [view] = viewFunctions(runCases(text, cases))
  expect(view!.calls.map(({ test: id }) => id)).toEqual(['t0', 't1', 't2', 't3', 't14', 't15'])
})

test('recursion: results that cannot be told apart are not told', () => {
  const text = 'function fib(n) { return n < 2 ? n : fib(n - 1) + fib(n - 2) }'
  const [view] = viewFunctions(runCases(text, [['fib(16)', 1]]))
  expect(view!.calls.map(({ arguments: given }) => given)).toContain('[5]')
  const fib = (n: number): number => (n < 2 ? n : fib(n - 1) + fib(n - 2))
  for (const { arguments: given, result } of view!.calls) {
    if (result !== null) expect(result).toBe(String(fib(Number(given.slice(1, -1)))))
  }
})
