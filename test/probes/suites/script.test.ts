import { afterAll, describe, expect, test } from 'vitest'
import { Limits, type RepairTask } from '#core'
import { createSandbox, createView, parseSource } from '#probes'
import type { PreparedSuite } from '../../../probes/suites/prepared-suite.ts'
import { prepareSuite } from '../../../probes/suites/prepare.ts'

const sandbox = createSandbox()
afterAll(() => sandbox.close())

const ADD =
  'function add(a, b) { if (a === undefined) throw new TypeError("no a"); return a + b }\nasync function later(a) { return a }\nfunction soon(f) { setTimeout(f, 9, 1) }'

function taskOf(tests: string, { program = ADD, path = 'add.test.js', source = 'add.js' } = {}): RepairTask {
  return { id: 'task', source: { path: source, text: program }, tests: { path, text: tests } }
}

/** Runs the tests as they will be run, and tells each case as `+id` or `-id`. */
async function run(tests: string, options: Parameters<typeof taskOf>[1] = {}): Promise<string> {
  const task = taskOf(tests, options)
  const opened = await sandbox.open(task, { limits: Limits.parse({}) })
  if (opened.status !== 'ready') return `unusable: ${opened.fault.message}`
  const outcome = await opened.session.run(task.source.text, { seed: 1 })
  await opened.session.close()
  if (outcome.status !== 'completed') return JSON.stringify(outcome)
  return outcome.tests.map(({ id, status }) => (status === 'passed' ? '+' : '-') + id).join(' ')
}

async function prepare(tests: string, options: Parameters<typeof taskOf>[1] = {}): Promise<PreparedSuite> {
  const task = taskOf(tests, options)
  const parsed = parseSource(task.source)
  const outcome = await prepareSuite(task, parsed.status === 'parsed' ? createView(parsed.source) : null)
  if (outcome.status !== 'ready') throw new Error(outcome.fault.message)
  return outcome.suite
}

const script = (...lines: readonly string[]) => lines.join('\n')

describe('every assertion is a case of its own', () => {
  test.each([
    [
      'console.assert in a function',
      script('const t = () => {', 'console.assert(add(1, 2) === 4)', 'console.assert(add(1, 2) === 3)', '}', 't()'),
      '-L2 +L3',
    ],
    [
      'several lines, several on one line',
      script('console.assert(', 'add(1, 2) === 3', '); console.assert(add(1, 1) === 1); console.assert(true)'),
      '+L1 -L3 +L3:37',
    ],
    [
      'node:assert, by require',
      script(
        'const assert = require("node:assert")',
        'assert.equal(add(1, 2), 4)',
        'assert(add(1, 2) === 3)',
        'assert.ok(add(0, 0))',
      ),
      '-L2 +L3 -L4',
    ],
    [
      'by import and another name',
      script('import { equal as eq, strict } from "node:assert"', 'eq(add(1, 2), "3")', 'strict.equal(add(1, 2), "3")'),
      '+L2 -L3',
    ],
    [
      'by destructuring, and part by part',
      script('const { strict: a } = require("assert"), eq = a.equal', 'a.deepEqual([add(1, 2)], [3])', 'eq(add(1, 1), 3)'),
      '+L2 -L3',
    ],
    ['assert that nobody declares', script('assert.deepEqual(add(1, 2), 3)', 'assert(false)'), '+L1 -L2'],
    [
      'if ... throw',
      script('if (add(1, 2) !== 4) throw new Error("bad")', 'if (add(1, 2) !== 3) {', 'throw "bad"', '}'),
      '-L1 +L2',
    ],
    [
      'if ... else throw',
      script(
        'if (add(1, 2) === 4) console.log("ok")',
        'else throw new Error("bad")',
        'if (add(1, 2) === 3) { } else { throw 1 }',
      ),
      '-L1 +L3',
    ],
    [
      'if ... throw in a function',
      script('function t() {', 'if (add(1, 2) !== 4) throw 1', 'if (add(1, 2) !== 3) throw 2', '}', 't()'),
      '-L2 +L3',
    ],
    [
      'a local helper: the call is the case',
      script('function eq(a, b) { if (a !== b) throw new Error(a) }', 'eq(add(1, 2), 4)', 'eq(add(1, 2), 3)'),
      '-L2 +L3',
    ],
    [
      'a helper of a helper',
      script('const ok = (c) => console.assert(c)', 'const eq = (a, b) => { ok(a === b) }', 'eq(add(1, 2), 4)', 'eq(3, 3)'),
      '-L3 +L4',
    ],
    [
      'an assert of its own',
      script('function assert(c, m) { if (!c) { throw new Error(m) } }', 'assert(add(1, 2) === 4)', 'assert(add(1, 2) === 3)'),
      '-L2 +L3',
    ],
    [
      'HumanEval: check(candidate)',
      script('function check(f) {', 'assert(f(1, 2) === 4)', 'assert(f(1, 2) === 3)', '}', 'check(add)'),
      '-L2 +L3',
    ],
    [
      'a loop',
      script('for (const [a, b, c] of [[1, 2, 3], [1, 1, 3], [2, 2, 4]]) assert.equal(add(a, b), c)'),
      '+L1 -L1#2 +L1#3',
    ],
    [
      'callbacks',
      script(
        '[[1, 2, 3], [1, 1, 3]].forEach(([a, b, c]) => assert.equal(add(a, b), c));',
        '[1].forEach(function (a) { assert(add(a, 0)) })',
      ),
      '+L1 -L1#2 +L2',
    ],
    [
      'a check in a loop of a function',
      script('function check(f) { for (const x of [0, 1]) { assert(f(x, 0)) } }', 'check(add)'),
      '-L1 +L1#2',
    ],
    [
      'try: one case as a whole',
      script(
        'try { add(); assert.fail("no") } catch (e) { assert(e instanceof TypeError) }',
        'try { add(1, 1); assert.fail("no") } catch (e) { assert(e instanceof TypeError) }',
      ),
      '+L1 -L2',
    ],
    [
      'try around console.assert',
      script('try {', 'console.assert(add(1, 1) === 3)', 'console.assert(add(1, 2) === 3)', '} catch (e) { }'),
      '-L2 +L3',
    ],
    [
      'a mini framework',
      script(
        'function it2(name, f) { try { f(); console.log("ok") } catch (e) { console.log(name) } }',
        'it2("a", () => { assert.equal(add(1, 2), 4) })',
        'it2("b", () => assert.equal(add(1, 2), 3))',
      ),
      '-L2 +L3',
    ],
    [
      'without semicolons',
      script(
        'const assert = require("assert")',
        'let x = add(1, 2)',
        'assert.equal(x, 4)',
        ';[1].forEach(() => {})',
        'assert.equal(x, 3)',
      ),
      '-L3 +L5',
    ],
  ])('%s', async (_, tests, expected) => {
    expect(await run(tests)).toBe(expected)
  })
})

describe('what breaks off breaks off alone', () => {
  test.each([
    ['a statement', script('add()', 'console.assert(add(1, 2) === 3)'), '-L1 +L2'],
    [
      'a declaration',
      script('const x = add(), y = add(1, 2)', 'console.assert(x === 1)', 'console.assert(add(1, 2) === 3)'),
      '-L1 -L2 +L3',
    ],
    [
      'a declaration within a test',
      script('const t = () => {', 'const { x } = add()', 'console.assert(add(1, 2) === 3)', '}', 't()'),
      '-L2 +L3',
    ],
    ['a function', script('function a() { add(); }', 'a()', 'console.assert(true)'), '-L2 +L3'],
    ['a loop', script('for (const x of add()) { }', 'console.assert(true)'), '-L1 +L2'],
    ['exit with a failure', script('console.assert(true)', 'process.exit(1)'), '+L1 -L2'],
    ['nothing', script('const [x] = [add(1, 2)]', 'var y = add(x, x), z', 'console.assert(y === 6 && z === undefined)'), '+L3'],
  ])('%s', async (_, tests, expected) => {
    expect(await run(tests)).toBe(expected)
  })
})

describe('promises', () => {
  test.each([
    [
      'await',
      script(
        'import assert from "node:assert"',
        'assert.equal(await later(1), 2)',
        'const x = await later(3)',
        'assert.equal(x, 3)',
      ),
      '-L2 +L4',
    ],
    [
      'an async function',
      script('async function main() {', 'assert.equal(await later(1), 2)', 'assert.equal(await later(1), 1)', '}', 'main()'),
      '-L2 +L3',
    ],
    ['then', script('later(1).then((x) => assert.equal(x, 2))', 'later(1).then((x) => { assert.equal(x, 1) })'), '-L1 +L2'],
    [
      'a rejection',
      script('later(Promise.reject(new Error("x")))', 'assert.rejects(later(1))', 'assert.rejects(later(Promise.reject(1)))'),
      '-L1 -L2 +L3',
    ],
    [
      'an async helper',
      script('const eq = async (p, v) => assert.equal(await p, v)', 'eq(later(1), 2)', 'eq(later(1), 1)'),
      '-L2 +L3',
    ],
    ['for await', script('import a from "assert"', 'for await (const x of [later(1), later(2)]) a.equal(x, 1)'), '+L2 -L2#2'],
    ['a timer', script('setTimeout(() => {', 'assert(false)', 'assert(true)', '}, 1000)'), '-L2 +L3'],
    ['what never settles', script('new Promise(() => {}).then(() => assert(true))', 'assert(true)'), '-L1:1 +L2'],
    ['a callback of the program', script('soon((x) => assert(x === 1))', 'soon((x) => { assert(x === 2) })'), '+L1 -L2'],
  ])('%s', async (_, tests, expected) => {
    expect(await run(tests)).toBe(expected)
  })
})

describe('the program under repair', () => {
  const ESM = 'export function add(a, b) { return a + b }\nexport default add'
  const CJS = 'const add = (a, b) => a + b\nmodule.exports = { add }'

  test.each([
    ['import', script('import { add } from "./add.js"', 'assert(add(1, 2) === 3)'), ESM],
    ['import without extension', script('import sum, * as all from "./add"', 'assert(sum(1, 2) === 3 && all.add === sum)'), ESM],
    ['require', script('const { add } = require("./add")', 'assert(add(1, 2) === 3)'), CJS],
    ['import of CommonJS', script('import all, { add } from "./add.js"', 'assert(add(1, 2) === 3 && all.add === add)'), CJS],
    ['import()', script('const { add } = await import("./add.js")', 'assert(add(1, 2) === 3)'), ESM],
    ['its names, without import', script('assert(add(1, 2) === 3)'), CJS],
    ['require.main', script('function main() { assert(add(1, 2) === 3) }', 'if (require.main === module) main()'), CJS],
  ])('by %s', async (_, tests, program) => {
    expect(await run(tests, { program })).toMatch(/^\+L\d( \+L\d)*$/)
  })

  test('in TypeScript', async () => {
    const program = 'export interface P { a: number }\nexport const add = (p: P, b = 1): number => p.a + b'
    const tests = script(
      'import { add, type P } from "../src/add"',
      'import assert = require("assert")',
      'declare var q: any',
      'const p = { a: 1 } as P',
      'assert.equal(add(p, 2) as number, 4)',
      'assert.equal(add(p)!, 2)',
    )
    expect(await run(tests, { program, source: 'src/add.ts', path: 'test/add.test.ts' })).toBe('-L5 +L6')
  })

  test('with enums in the tests', async () => {
    expect(await run(script('enum E { A = 1 }', 'console.assert(add(E.A, 1) === 2)'), { path: 'a.test.ts' })).toBe('+L2')
  })

  test('only names that it has and the tests do not declare are taken from it', async () => {
    const suite = await prepare('const other = 1, o = { add: 1 }\nconsole.assert(add(other, o.later) && missing)', {
      program: 'const other = 2, unused = 3, later = 4, missed = 5\nfunction add() {}',
    })
    expect(suite.parameters).toEqual(['add'])
  })

  test('of one that does not parse, every unknown name is expected', async () => {
    const suite = await prepare('const mine = 1\nfunction t(x) { console.assert(add(mine, x).size === Math.PI) }\nt()', {
      program: 'function add( {',
    })
    expect(suite.parameters).toEqual(['add'])
  })
})

describe('what is told about a script', () => {
  test.each([
    ['console.assert(add(1, 2) === 3)', true],
    ['let candidate = add\nassert.deepEqual(candidate([1]), [1])', true],
    ['const x = add([1], 2), y = [1]\nassert.deepEqual(x, y)', true],
    ['const n = 3\nassert.equal(add(n, n), 6)', true],
    ['let i = 0\nassert.equal(add(i++, 1), 1)', false],
    ['const list = [1]\nassert.equal(add(list, 1), 1)', false],
    ['const set = new Set()\nassert(set.add(1))', false],
    ['let n = 0\nfunction ok(c) { n++; assert(c) }\nok(add(1, 1))', false],
    ['import assert from "assert"\nassert(await later(1))', false],
  ])('%j is independent: %s', async (tests, independent) => {
    expect((await prepare(tests)).independent).toBe(independent)
  })

  test.each([
    ['console.assert(true)', true],
    ['x = 1; console.assert(x)', false],
    ['console.assert(010 === 8)', false],
    ['with ({ a: 1 }) console.assert(a)', false],
  ])('%j is strict: %s', async (tests, strict) => {
    expect((await prepare(tests)).strict).toBe(strict)
  })

  test('sites hold line and text, on one line and with its spaces', async () => {
    const { sites } = await prepare("console.assert(\n  add('a  ', 2) === 'a  2'\n)\nadd(1, 2)")
    expect(sites).toEqual([
      { id: 'L1', line: 1, name: "console.assert( add('a  ', 2) === 'a  2' )" },
      { id: 'L4', line: 4, name: 'add(1, 2)' },
    ])
  })

  test('a script without assertions has no sites', async () => {
    expect((await prepare('add(1, 2)\nconsole.log("fine")')).sites).toEqual([])
  })

  test('compared values are remembered', async () => {
    const task = taskOf('console.assert((add(1, 2)) === (4), "sum")')
    const opened = await sandbox.open(task, { limits: Limits.parse({}) })
    const outcome = opened.status === 'ready' ? await opened.session.run(ADD, { seed: 1 }) : null
    expect(outcome).toMatchObject({ tests: [{ failure: { kind: 'assertion', expected: '4', actual: '3' } }] })
  })

  test('tests that do not parse are told by place', async () => {
    const outcome = await prepareSuite(taskOf('assert(1)\nlet a = = 2'), null)
    expect(outcome).toMatchObject({ status: 'unusable', fault: { where: 'tests', errorName: 'SyntaxError', line: 2, column: 8 } })
  })
})
