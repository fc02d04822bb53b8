import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { Limits, type RepairTask, type RunOutcome, type TestResult } from '#core'
import { createSandbox } from '#probes'

const FIXTURES = fileURLToPath(new URL('../../fixtures/suites', import.meta.url))
const sandbox = createSandbox()
afterAll(() => sandbox.close())

async function run(task: Omit<RepairTask, 'id'>): Promise<RunOutcome> {
  const opened = await sandbox.open({ id: 'task', ...task }, { limits: Limits.parse({}) })
  if (opened.status === 'unusable') return { status: 'does-not-load', fault: opened.fault }
  const outcome = await opened.session.run(task.source.text, { seed: 1 })
  await opened.session.close()
  return outcome
}

async function results(task: Omit<RepairTask, 'id'>): Promise<readonly TestResult[]> {
  const outcome = await run(task)
  if (outcome.status !== 'completed') throw new Error(JSON.stringify(outcome))
  return outcome.tests
}

function runFixture(name: string, source: string, tests: string): Promise<readonly TestResult[]> {
  const root = join(FIXTURES, name)
  const file = (path: string) => ({ path, text: readFileSync(join(root, path), 'utf8') })
  return results({ root, source: file(source), tests: file(tests) })
}

const short = (tests: readonly TestResult[]) =>
  tests.map((test) => `${test.status === 'passed' ? '+' : '-'} ${test.line} ${test.id}`)

const failureOf = (tests: readonly TestResult[], id: string) => {
  const found = tests.find((test) => test.id === id)
  return found?.status === 'failed' ? found.failure : null
}

/** A program and its tests as texts alone, without a folder. */
const texts = (tests: string, source = 'export const add = (a, b) => a + b\n') => ({
  source: { path: 'add.js', text: source },
  tests: { path: 'add.test.js', text: tests },
})

describe('frameworks', () => {
  test('vitest, ES modules, with a helper that program and tests share', async () => {
    const tests = await runFixture('vitest-esm', 'src/add.js', 'test/add.spec.js')
    expect(short(tests)).toEqual([
      '+ 12 add > adds',
      '+ 18 add > shares its log with the tests',
      '- 24 add > fails with both values',
      '+ 28 add > 1 + 1 = 2',
      '- 28 add > 2 + 3 = 6',
      '+ 35 add > adds again',
      '+ 36 add > adds again#2',
      '+ 41 runs strictly, as a module does',
      '+ 48 has spies',
      '- 54 has no snapshots',
    ])
    expect(failureOf(tests, 'add > fails with both values')).toEqual({
      kind: 'assertion',
      errorName: 'AssertionError',
      message: 'expected [ 2 ] to deeply equal [ 3 ]',
      expected: '[3]',
      actual: '[2]',
    })
    expect(failureOf(tests, 'has no snapshots')?.message).toBe('snapshots are not supported in the sandbox')
  })

  test('@jest/globals, TypeScript', async () => {
    const tests = await runFixture('jest-globals-ts', 'area.ts', 'area.spec.ts')
    expect(short(tests)).toEqual(['+ 6 area > of a square', '+ 11 area > asks for its sides', '+ 19 of nothing'])
  })

  test('jest globals, CommonJS, done callbacks, hooks', async () => {
    const tests = await runFixture('jest-commonjs', 'add.js', 'add.spec.js')
    expect(short(tests)).toEqual([
      '+ 17 add > adds',
      '+ 21 add > logs nothing',
      '+ 26 add > ends when done is called',
      '- 30 add > fails when done is never called',
      '+ 47 1 + 2 = 3',
      '- 47 2 + 2 = 5',
      '- 44 with a broken hook > does not run',
    ])
    expect(failureOf(tests, 'add > fails when done is never called')).toMatchObject({ kind: 'timed-out' })
    expect(failureOf(tests, 'with a broken hook > does not run')).toMatchObject({
      kind: 'error',
      errorName: 'RangeError',
      message: 'broken',
    })
  })

  test('node:test and node:assert, with subtests', async () => {
    const tests = await runFixture('node-test', 'src/add.ts', 'test/add.spec.ts')
    expect(short(tests)).toEqual([
      '+ 11 adds',
      '- 16 differs',
      '- 24 has parts',
      '+ 24 has parts > right',
      '- 24 has parts > wrong',
      '+ 34 mocks > records calls',
    ])
    expect(failureOf(tests, 'differs')).toMatchObject({ kind: 'assertion', expected: expect.stringContaining('4') })
  })

  test('mocha and chai, without a folder', async () => {
    const tests = await results(
      texts(`
        import { expect } from 'chai'
        import { add } from './add'
        describe('add', () => { specify('adds', () => { expect(add(1, 2)).to.equal(3) }) })`),
    )
    expect(short(tests)).toEqual(['+ 4 add > adds'])
  })
})

test('asynchronous tests, on virtual and on fake time', async () => {
  const tests = await runFixture('async', 'debounce.js', 'debounce.spec.js')
  expect(short(tests)).toEqual([
    '+ 13 debounce > calls once, at the end',
    '+ 25 debounce > has a date of its own',
    '+ 33 later > resolves',
    '- 37 later > has no patience',
    '- 41 later > never settles',
    '- 43 later > announces its assertions',
    '+ 49 later > rejects',
  ])
  expect(failureOf(tests, 'later > never settles')?.kind).toBe('timed-out')
})

test('custom matchers, asymmetric matchers, only', async () => {
  const tests = await results(
    texts(`
      const { add } = require('./add.js')
      expect.extend({ toBeEven(value) { return { pass: value % 2 === 0, message: () => value + ' is odd' } } })
      test('not chosen', () => {})
      test.only('even', () => { expect(add(1, 1)).toBeEven() })
      test.only('odd', () => { expect(add(1, 2)).toBeEven() })
      test.only('alike', () => { expect({ sum: add(1, 2), at: 'x' }).toEqual({ sum: expect.any(Number), at: expect.stringMatching(/x/) }) })`),
  )
  expect(short(tests)).toEqual(['+ 5 even', '- 6 odd', '+ 7 alike'])
  expect(failureOf(tests, 'odd')).toEqual({ kind: 'assertion', errorName: 'Error', message: '3 is odd' })
})

test('an afterAll hook that breaks is a failed case', async () => {
  const tests = await results(
    texts(`describe('add', () => { afterAll(() => { throw new Error('late') }); it('works', () => {}) })`),
  )
  expect(short(tests)).toEqual(['+ 1 add > works', '- null add > afterAll'])
})

describe('tests that do not load are a fault of the tests', () => {
  test.each([
    ['a syntax error', `test('a', () => {`, { errorName: 'SyntaxError', line: 1 }],
    [
      'a missing helper',
      `import './helper.js'\ntest('a', () => {})`,
      { message: 'cannot find module "./helper.js" imported by add.test.js', line: 1 },
    ],
  ])('%s', async (_, tests, fault) => {
    expect(await run(texts(tests))).toMatchObject({ status: 'does-not-load', fault: { where: 'tests', ...fault } })
  })
})

test('a test file that breaks off while its tests are collected is a failed case', async () => {
  const tests = await results(
    texts(`import { add } from './add'\ndescribe('a', () => { if (add(1, 1) === 2) throw new TypeError('at once') })`),
  )
  expect(tests).toMatchObject([{ id: 'script', status: 'failed', failure: { errorName: 'TypeError', message: 'at once' } }])
})

test('candidates are screened one after another in a warm context', async () => {
  const task = texts(
    `
    import { add } from './add.js'
    let calls = 0
    test('adds', () => { calls += 1; expect(add(1, 2)).toBe(3); expect(calls).toBe(1) })
    test('waits', async () => { await new Promise((resolve) => setTimeout(resolve, 10)); expect(add(1, 0)).toBe(1) })`,
    'export const add = (a, b) => a - b\n',
  )
  const opened = await sandbox.open({ id: 'task', ...task }, { limits: Limits.parse({}) })
  if (opened.status === 'unusable') throw new Error(opened.fault.message)
  const at = task.source.text.indexOf('-')
  const candidates = ['*', '+', '/', '-', '+'].map((operator, id) => ({
    id,
    agent: 'test',
    operators: [],
    explanation: '',
    edits: [{ start: at, end: at + 1, replacement: [operator] }],
  }))
  const screenings = await opened.session.screen(candidates, { failing: ['adds'], passing: ['waits'], seed: 1 })
  expect(screenings.map((screening) => screening.fixed)).toEqual([[], ['adds'], [], [], ['adds']])
  await opened.session.close()
})
