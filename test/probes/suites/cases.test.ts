import { afterAll, describe, expect, test } from 'vitest'
import { Limits, type RepairTask } from '#core'
import { createSandbox } from '#probes'
import { prepareSuite } from '../../../probes/suites/prepare.ts'

const sandbox = createSandbox()
afterAll(() => sandbox.close())

const taskOf = (program: string, cases: unknown, entryPoint?: string): RepairTask => ({
  id: 'cases',
  source: { path: 'add.js', text: program },
  tests: { path: 'add.cases.json', text: typeof cases === 'string' ? cases : JSON.stringify(cases) },
  ...(entryPoint === undefined ? {} : { entryPoint }),
})

async function run(program: string, cases: unknown, entryPoint?: string): Promise<string> {
  const opened = await sandbox.open(taskOf(program, cases, entryPoint), { limits: Limits.parse({}) })
  if (opened.status !== 'ready') return opened.fault.message
  const outcome = await opened.session.run(program, { seed: 1 })
  await opened.session.close()
  if (outcome.status !== 'completed') return outcome.status
  return outcome.tests.map(({ id, status }) => (status === 'passed' ? '+' : '-') + id).join(' ')
}

const ADD = 'function add(a, b = 0) { return a + b }'
const CASES = [
  { input: [1, 2], expected: 3 },
  { input: [1, 2], expected: 4 },
]

describe('each case is one call', () => {
  test.each([
    ['arguments', ADD, CASES, '+case 1 -case 2'],
    [
      'one argument that is no array',
      ADD,
      [
        { input: 5, expected: 5 },
        { input: 'a', expected: 'a0' },
      ],
      '+case 1 +case 2',
    ],
    ['with an entry point', `${ADD}\nfunction other() {}`, { entryPoint: 'add', cases: CASES }, '+case 1 -case 2'],
    ['the last function without one', `function first() {}\n${ADD}`, CASES, '+case 1 -case 2'],
    ['the exported function', `module.exports = add\n${ADD}\nfunction other() {}`, CASES, '+case 1 -case 2'],
    ['the last exported function', `export const n = 1\nexport ${ADD}\nfunction other() {}`, CASES, '+case 1 -case 2'],
    ['promises', 'export default async (a, b) => a + b', CASES, '+case 1 -case 2'],
    [
      'deep results',
      'const f = (x) => ({ x: [x], y: { z: null } })',
      [
        { input: 1, expected: { y: { z: null }, x: [1] } },
        { input: 1, expected: { x: [1] } },
      ],
      '+case 1 -case 2',
    ],
    [
      'arguments that are changed',
      'const f = (xs) => { xs.push(1); return xs.length }',
      [
        { input: [[]], expected: 1 },
        { input: [[]], expected: 1 },
      ],
      '+case 1 +case 2',
    ],
    [
      'a program that throws',
      'const f = (x) => x.y.z',
      [
        { input: 1, expected: 1 },
        { input: { y: { z: 2 } }, expected: 2 },
      ],
      '-case 1 +case 2',
    ],
    ['__proto__ as a key', 'const f = (x) => Object.keys(x).length', '[{"input": {"__proto__": 1}, "expected": 1}]', '+case 1'],
  ])('%s', async (_, program, cases, expected) => {
    expect(await run(program, cases)).toBe(expected)
  })

  test('the entry point of the task comes first', async () => {
    expect(await run(`${ADD}\nconst sub = (a, b) => a - b`, { entryPoint: 'sub', cases: CASES }, 'add')).toBe('+case 1 -case 2')
  })

  test('names and lines', async () => {
    const outcome = await prepareSuite(
      taskOf(ADD, '\uFEFF[\n  {"input": [1, "a"], "expected": [2]},\n  {"name": "zero", "input": 0, "expected": 0}\n]'),
      null,
    )
    expect(outcome).toMatchObject({
      suite: {
        kind: 'cases',
        independent: true,
        sites: [
          { id: 'case 1', line: 2, name: '(1, "a") gives [2]' },
          { id: 'case 2', line: 3, name: 'zero' },
        ],
      },
    })
  })
})

describe('faults', () => {
  test.each([
    ['[{"input": [1],\n  "expected": 2,,}]', { errorName: 'SyntaxError', line: 2, column: 16 }],
    ['[{"input": [1]', { errorName: 'SyntaxError', line: 1, column: 14 }],
    [
      '[{"input": 1, "expected": 2},\n{"input": 1, "expectd": 2}]',
      { errorName: 'TypeError', line: 2, message: expect.stringContaining('case 2') },
    ],
    ['{"cases": 3}', { errorName: 'TypeError', message: expect.stringContaining('array') }],
    ['[]', { errorName: 'TypeError', message: expect.stringContaining('no cases') }],
  ])('%j', async (text, fault) => {
    expect(await prepareSuite(taskOf(ADD, text), null)).toMatchObject({ status: 'unusable', fault: { where: 'tests', ...fault } })
  })
})
