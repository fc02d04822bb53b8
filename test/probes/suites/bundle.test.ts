import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type BundleOutcome, bundleModules } from '../../../probes/suites/bundle.ts'

type Callable = (...args: unknown[]) => unknown
type Exports = Record<'default' | 'left' | 'right', unknown> &
  Record<'helper' | 'one' | 'viaProgram' | 'whole' | 'named', Callable>
type Require = (specifier: string, importer?: string) => Callable & Exports

const FILES = {
  'src/helper.ts': `import { one } from './one'\nexport const helper = (x: number): number => x + one()`,
  'src/one.js': `import data from './data.json'\nglobalThis.$loads?.push('one')\nexport const one = () => data.one`,
  'src/data.json': '{ "one": 1 }',
  'src/cycle.js': `import program from './add.js'\nexport const viaProgram = () => program(1, 2)`,
  'src/disk.js': `import fs, { readFileSync } from 'fs'\nexport const whole = () => fs.readFileSync('x')\nexport const named = () => readFileSync('x')`,
  'src/builtins.js': `import assert from 'node:assert/strict'\nimport { inspect } from 'util'\nexport { assert, inspect }`,
  'src/sloppy.cjs': `undeclared = 1\nmodule.exports = function () { return typeof this }`,
  'src/gone.js': `\nimport './nowhere.js'`,
  'src/broken.js': 'let x = ;',
  'test/one.js': `export const one = 'of the tests'`,
  'node_modules/left/package.json': '{ "name": "left", "main": "lib/index.js" }',
  'node_modules/left/lib/index.js': `exports.left = require('right').right`,
  'node_modules/right/package.json':
    '{ "name": "right", "type": "module", "exports": { "import": "./right.mjs", "require": "./right.cjs" } }',
  'node_modules/right/right.mjs': `export const right = 'esm'`,
  'node_modules/right/right.cjs': `exports.right = 'cjs'`,
  'node_modules/only-esm/package.json': '{ "name": "only-esm", "exports": { "import": "./index.mjs" } }',
  'node_modules/only-esm/index.mjs': `export default 'only'`,
}

let root: string

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'tracemend bundle ü '))
  for (const [path, text] of Object.entries(FILES)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
})

afterAll(() => rmSync(root, { recursive: true }))

const bundle = (...specifiers: string[]) =>
  bundleModules({
    root,
    programPath: 'src/add.ts',
    specifiers: specifiers.map((specifier) => ({ specifier, importer: 'src/add.ts' })),
  })

function load(outcome: BundleOutcome, outer: (specifier: string) => unknown = () => undefined): Require {
  if (outcome.status !== 'ready') throw new Error(outcome.fault.message)
  return new Function(`return ${outcome.code}`)()(outer) as Require
}

const message = (outcome: BundleOutcome) => (outcome.status === 'unusable' ? outcome.fault.message : 'bundled')

describe('what is bundled', () => {
  test('TypeScript, JavaScript and JSON helpers', async () => {
    expect(load(await bundle('./helper'))('./helper').helper(1)).toBe(2)
  })

  test('packages, in the version that a require or an import gets', async () => {
    const require = load(await bundle('left', 'only-esm', 'right'))
    expect(require('left').left).toBe('cjs')
    expect(require('right').right).toBe('cjs')
    expect(require('only-esm').default).toBe('only')
  })

  test('each module once, when it is first needed, for each program anew', async () => {
    const loads: string[] = []
    Object.assign(globalThis, { $loads: loads })
    const outcome = await bundle('./helper', './one')
    const first = load(outcome)
    expect(loads).toEqual([])
    first('./helper')
    expect(first('./one')).toMatchObject({ one: expect.any(Function) })
    expect(loads).toEqual(['one'])
    load(outcome)('./one')
    expect(loads).toEqual(['one', 'one'])
  })

  test('a sloppy CommonJS file stays sloppy', async () => {
    expect(load(await bundle('./sloppy.cjs'))('./sloppy.cjs')()).toBe('object')
  })

  test('one specifier of two importers is two modules', async () => {
    const specifiers = ['src/add.ts', 'test/add.test.ts'].map((importer) => ({ specifier: './one.js', importer }))
    const require = load(await bundleModules({ root, programPath: 'src/add.ts', specifiers }))
    expect(require('./one.js').one()).toBe(1)
    expect(require('./one.js', join(root, 'test/add.test.ts')).one).toBe('of the tests')
  })
})

describe('what stays outside', () => {
  test('the program, also where a helper imports it back', async () => {
    const program = Object.assign((a: number, b: number) => a + b, { asIs: true })
    const require = load(await bundle('./cycle', './add'), (name) => (name === 'tracemend:program' ? program : undefined))
    expect(require('./cycle').viaProgram()).toBe(3)
    expect(require('./add')).toBe(program)
  })

  test('the modules that the isolate serves itself', async () => {
    const asked: string[] = []
    const require = load(
      await bundle('./builtins'),
      (name) => (asked.push(name), { inspect: name, __esModule: true, default: name }),
    )
    expect(require('./builtins')).toMatchObject({ assert: 'node:assert/strict', inspect: 'util' })
    expect(asked).toEqual(['node:assert/strict', 'util'])
  })

  test('what a sandbox must not have: it loads, and its use says so', async () => {
    const disk = load(await bundle('./disk'))('./disk')
    expect(() => disk.whole()).toThrow('fs is not available inside the sandbox')
    expect(() => disk.named()).toThrow('fs is not available inside the sandbox')
  })
})

describe('what cannot be bundled is a fault', () => {
  test.each([
    ['./nowhere', 'cannot find module "./nowhere" imported by src/add.ts'],
    ['nothing', 'cannot find module "nothing" imported by src/add.ts'],
    ['./gone', 'cannot find module "./nowhere.js" imported by src/gone.js:2'],
    ['./broken', 'src/broken.js:1: Unexpected ";"'],
  ])('%s', async (specifier, expected) => {
    const outcome = await bundle(specifier)
    expect(message(outcome)).toBe(expected)
    expect(outcome).toMatchObject({ status: 'unusable', fault: { where: 'program' } })
  })

  test('of the tests, where they are the importer', async () => {
    const specifiers = [
      { specifier: 'nothing', importer: 'test/add.test.ts' },
      { specifier: './one', importer: 'src/add.ts' },
    ]
    const outcome = await bundleModules({ root, programPath: 'src/add.ts', specifiers })
    expect(outcome).toMatchObject({ status: 'unusable', fault: { where: 'tests' } })
  })

  test('without a root nothing is found, not even our own packages', async () => {
    const outcome = await bundleModules({ programPath: 'add.js', specifiers: [{ specifier: 'zod', importer: 'add.js' }] })
    expect(message(outcome)).toBe('cannot find module "zod" imported by add.js')
  })
})
