import { expect, test } from 'vitest'
import { observeCalls } from '../../../../agents/alternatives/inputs/observe-calls.ts'
import { callText } from '../../../../agents/alternatives/inputs/value.ts'
import { parseSource } from '../../../../probes/parse.ts'
import { runCases } from '../../../helpers/run-cases.ts'
import { taskOf } from '../helpers.ts'

function observed(program: string, tests: string, rest: Parameters<typeof taskOf>[2] = {}): string[] {
  const task = taskOf(program, tests, rest)
  const parsed = parseSource(task.source)
  if (parsed.status !== 'parsed') throw new Error('does not parse')
  return observeCalls(task, parsed.source, parseSource, null).map(callText)
}

const F = 'function f(a) { return a }\n'

test.each([
  ['literals', 'assert.equal(f(-1, "a", [1, { b: null }]), 1)', ['f(-1, "a", [1, { b: null }])']],
  [
    'what is built',
    "f('a'.repeat(3)); f(`x${1 + 1}`); f([...'ab', 2 ** 3]); f(Array(2).fill(0))",
    ['f("aaa")', 'f("x2")', 'f(["a", "b", 8])', 'f([0, 0])'],
  ],
  ['constants', 'const LIST = [1, 2]\ntest("t", () => { expect(f(LIST)).toBe(f(...LIST)) })', ['f([1, 2])', 'f(1, 2)']],
  ['other names', 'const candidate = f\nconst again = candidate\ncandidate(1); again(2); other(3)', ['f(1)', 'f(2)']],
  ['a module', "const m = require('./program')\nm.f(7)\nimport { f as g } from './program'\ng(8)", ['f(7)', 'f(8)']],
  [
    'functions and objects of classes as text',
    'f((x) => x + 1); f(new Set([1])); f(/a/g)',
    ['f((x) => x + 1)', 'f(new Set([1]))', 'f(/a/g)'],
  ],
  ['each call once', 'f(1); f(1); f(1.0)', ['f(1)']],
  ['nothing that cannot be read', 'f(x); f(y => x); f(compute()); let z = 1; z = 2; f(1)', ['f(1)']],
])('%s', (_, tests, calls) => {
  expect(observed(F, tests)).toEqual(calls)
})

test('JSON cases, of the named function or the last', () => {
  const cases = { tests: { path: 'cases.json', text: '[{"input": [1, [2]], "expected": 3}, {"input": "a", "expected": 1}]' } }
  expect(observed(`${F}const g = (a) => a`, '', cases)).toEqual(['g(1, [2])', 'g("a")'])
  expect(observed(`${F}const g = (a) => a`, '', { ...cases, entryPoint: 'f' })).toEqual(['f(1, [2])', 'f("a")'])
})

test('a default export by whatever name the tests give it', () => {
  expect(observed('export default function sum(a) { return a }', "import total from './program'\ntotal([1])")).toEqual([
    'sum([1])',
  ])
})

test('arguments that the tests compute, as a run shows them', () => {
  const program = 'function f(a, b) { return h(a) }\nfunction h(a) { return a }'
  const { trace, source, parse } = runCases(program, [
    ['f([1, [2]], { b: "x" })', 1],
    ['f(new Set([1]), 2)', 2],
    ['f("a".padEnd(5000), 3)', 3],
  ])
  const calls = (tests: string) => observeCalls(taskOf(program, tests), source, parse, trace).map(callText)
  expect(calls('for (const [a, b] of cases()) f(a, b)')).toEqual(['f([1, [2]], { b: "x" })'])
  expect(calls('f(7)')).toEqual(['f(7)'])
})
