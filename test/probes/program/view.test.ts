import { describe, expect, test, vi } from 'vitest'
import { parseSource } from '../../../probes/parse.ts'
import { createView } from '../../../probes/program/view.ts'
import { code, type Edit } from '#core'

function viewOf(text: string, path = 'program.ts') {
  const outcome = parseSource({ path, text })
  if (outcome.status !== 'parsed') throw new Error(outcome.fault.message)
  return createView(outcome.source)
}

/** What a program gives is whatever the test says it is. */
type Anything = ReturnType<typeof JSON.parse>

interface Loaded {
  readonly names: Readonly<Record<string, Anything>>
  readonly exports: Anything
  readonly steps: number
}

const MODULES: Readonly<Record<string, unknown>> = {
  plain: { a: 1, b: 2 },
  es: { __esModule: true, default: 'd', a: 10, b: 20 },
}

async function load(text: string, path?: string, edits: readonly Edit[] = [], metered = false): Promise<Loaded> {
  const program = viewOf(text, path).render(edits, { metered })
  if (!program) throw new Error('cannot be lowered')
  const Make = program.async ? ((async () => undefined).constructor as FunctionConstructor) : Function
  const step = vi.fn<() => void>()
  const module = { exports: {} }
  const require = (specifier: string) => MODULES[specifier]
  const loaded = await new Make('module', 'exports', 'require', '$tm_step', '$tm_probe', program.body)(
    module,
    module.exports,
    require,
    step,
  )
  return { ...loaded, names: loaded.names, exports: loaded.exports, steps: step.mock.calls.length }
}

describe('names and exports', () => {
  test('every top-level binding of a script can be read, and is live', async () => {
    const text =
      'function f() { n += 1 }\nclass C {}\nlet n = 0, [a, { b = 2 }] = [1, {}]\nif (a) { var v = 3; let hidden }\nfor (const i of []) {}'
    expect(viewOf(text, 'a.js').names).toEqual(['f', 'C', 'n', 'a', 'b', 'v'])
    const { names, exports } = await load(text, 'a.js')
    names['f']()
    expect(names['n']).toBe(1)
    expect(names['b']).toBe(2)
    expect(exports).toEqual({})
  })

  test('exports of an ES module', async () => {
    const { exports } = await load(
      [
        'export const a = 1, { b } = { b: 2 }',
        'let c = 3',
        'export { c as renamed, c as "any text" }',
        'export default function () { c += 1 }',
        'export * from "es"',
        'export * as whole from "plain"',
        'export { b as other, default as theirs } from "es"',
        'export class K {}',
        'export type T = string',
      ].join('\n'),
    )
    exports.default()
    expect({ ...exports }).toMatchObject({ a: 1, b: 2, renamed: 4, 'any text': 4, whole: { a: 1 }, other: 20, theirs: 'd' })
    expect(Object.keys(exports)).not.toContain('__esModule')
    expect(exports['__esModule']).toBe(true)
  })

  test.each([
    ['export default 1 + 1', 2],
    ['export default (1, 2)', 2],
    ['const a = 1\nexport { a as default }', 1],
    ['export default { a: 1 } as Record<string, number>\n;[1].map(x => x)', { a: 1 }],
  ])('the default export of %j', async (text, value) => {
    expect((await load(text)).exports.default).toEqual(value)
  })

  test('a default export without a name does not run into the next line', async () => {
    expect((await load('export default () => 1\n;(() => 2)()')).exports.default()).toBe(1)
    expect((await load('export default function () { return 1 }\n(() => 2)()')).exports.default()).toBe(1)
    expect((await load('export default class { a = 1 }\n[1].map(x => x)')).exports.default.name).toBeTypeOf('string')
  })

  test('imports of every form', async () => {
    const { names } = await load(
      'import d, { a as x, type T } from "es"\nimport * as all from "es"\nimport p, * as ns from "plain"\n' +
        'import { U } from "types"\nimport type { V } from "types"\nimport "plain"\nimport eq = require("plain")\n' +
        'const seen: U = [d, x, all.b, p.a, ns.b, ns.default.a, eq.b]',
    )
    expect(names['seen']).toEqual(['d', 10, 20, 1, 2, 1, 2])
    expect(viewOf('import { U } from "types"\nimport a from "a"\nlet u: U = a(require("b"), import("c"))').imports).toEqual([
      'a',
      'b',
      'c',
    ])
  })

  test('CommonJS and export =', async () => {
    expect((await load('exports.a = require("plain").a', 'a.js')).exports).toEqual({ a: 1 })
    expect((await load('module.exports = { b: 2 }', 'a.cjs')).exports).toEqual({ b: 2 })
    expect((await load('const a: number = 5\nexport = a')).exports).toBe(5)
    expect((await load('enum E { A = 7 }\nimport p = require("plain")\nexport = [E.A, p.b]')).exports).toEqual([7, 2])
  })

  test.each([
    ['const require = 1, module = 2, exports = 3', 'a.js', { require: 1, module: 2, exports: 3 }],
    ['import { a as require } from "plain"\nexport const module = require', 'a.js', { require: 1, module: 1 }],
    ['var module = module || {}\nmodule.exports = 1', 'a.js', {}],
    ['export const exports = await 1', 'a.js', { exports: 1 }],
  ])('names of ours can be used: %j', async (text, path, names) => {
    expect((await load(text, path)).names).toMatchObject(names)
  })

  test('top-level await, import() and import.meta', async () => {
    const { names } = await load('export const a = (await import("plain")).default.a, u = import.meta.url', 'a.mjs')
    expect(names['a']).toBe(1)
    expect(names['u']).toMatch(/^file:/)
  })

  test('strict code stays strict, sloppy code sloppy', async () => {
    const self = 'function f() { return this }'
    const thisIn = async (text: string) => {
      const { f } = (await load(text, 'a.js')).names
      return f()
    }
    expect(await thisIn(`'use strict'\n${self}`)).toBeUndefined()
    expect(await thisIn(`export ${self}`)).toBeUndefined()
    expect(await thisIn(self)).toBe(globalThis)
  })

  test('byte-order mark, hashbang and line ends stay', async () => {
    expect((await load('\uFEFF#!/usr/bin/env node\r\nconst a = 1\r\n', 'a.js')).names['a']).toBe(1)
    const body = viewOf('\uFEFFexport const a: number = 1\r\nlet b', 'a.ts').render([], { metered: false })!.body
    expect(body.split('\n')[1]).toMatch(/^let b/)
  })
})

describe('types are blanked', () => {
  test.each([
    ['const f = (a?: number, ...r: string[]): a is number => !a', 'f()', true],
    ['const f = async <\nT,\n>(a: T):\n Promise<\nT> => a', 'typeof f', 'function'],
    ['function f(this: any, a: number): void\nfunction f(this: any, a: unknown, b?: string) { return a }', 'f(1)', 1],
    ['function f(this: Date) { return 1 }', 'f.length', 0],
    ['let a = 1 as number\n;(a as any as string)', 'a', 1],
    ['const g = (x: number) => x\nlet a = g as any\n(2)', 'a(3)', 3],
    ['let x: number[] = [1]\nlet y = x!\n;[0].map(i => i)', 'y[0]!', 1],
    ['let a = 1\ntype X = number\n;(2)', 'a', 1],
    ['let b = 1\nlet a = b\ninterface I { x: number }\n[1].forEach(() => {})', 'a', 1],
    ['const a = <number>(1) + <number>2', 'a', 3],
    ['const a = { b: 1 } satisfies Record<string, number>', 'a.b', 1],
    ['const m = new Map<string, Array<number>>([["a", [1]]])', 'm.get("a")', [1]],
    ['function id<T extends object = {}>(x: T) { return x }\nconst f = id<{ a: 1 }>', 'f({ a: 1 }).a', 1],
    ['let a!: number\na = 2', 'a', 2],
    ['for (let i = 0 as number, n = 2 as number; i < n; i++);\nvar a = 1', 'a', 1],
    ['for (const x of [1] as number[]) var a = x as number\nvar b', 'a', 1],
    [
      'declare const z: number\ndeclare function q(): void\ndeclare global { var w: 1 }\ndeclare module "x" { }\nlet a = typeof z',
      'a',
      'undefined',
    ],
    ['let a\ntry { throw 1 } catch (e: unknown) { a = e }', 'a', 1],
    ['const { a, b }: { a: number; b?: string } = { a: 1 }', 'a', 1],
    ['const f = ({ a }: { a: number } = { a: 1 }, [b]: number[] = [2]) => a + b', 'f()', 3],
    ['let a = ((x) as number)', 'a', undefined],
    ['const o = { m<T>(x: T): T { return x }, get g(): number { return 1 } }', 'o.m(o.g)', 1],
    ['const t = (s: TemplateStringsArray) => s[0]\nconst a = t<string>`x`', 'a', 'x'],
    [
      'abstract class A<T> {\n abstract m(): void\n abstract p: T\n [k: string]: unknown\n n() { return 1 }\n}\nclass B extends A<string> implements I, J { }',
      'new B().n()',
      1,
    ],
    [
      'class A { private readonly x?: number = 1; static readonly y: number = 2; declare z: 3; public get g() { return this.x! + A.y } }',
      'new A().g',
      3,
    ],
    [
      'class A {\n a = 1\n public [`b`] = 2\n protected *g(): Iterable<number> { yield 1 }\n private async m?(): Promise<void> {}\n}',
      '[...new A().g()][0]! + new A().b',
      3,
    ],
    [
      'class A extends Object { override toString(): string { return "s" } constructor(a: number); constructor(a?: any) { super() } }',
      'String(new A(1))',
      's',
    ],
    ['class A { x: number\n [`y`]: string\n z!: number }', 'Object.keys(new A()).length', 3],
    ['const f = function (x: number): asserts x is 1 {}\nconst g = (): { a: 1;\n b: 2 } => ({ a: 1, b: 2 })', 'g().b', 2],
    [
      'export default function f(a: string): void\nexport default function f(a: number): void\nexport default function f(a: any) { return a }',
      'f(1)',
      1,
    ],
    ['export abstract class Q { static s = 4 }', 'Q.s', 4],
    ['namespace N { export type T = 1 }\nlet a = 1', 'a', 1],
  ])('%j', async (text, expression, value) => {
    const path = 'program.ts'
    const setup = text === 'let a = ((x) as number)' ? 'var x\n' + text : text
    const { names } = await load(`${setup}\n;var $result = () => ${expression}`, path)
    expect(names['$result']()).toEqual(value)
    await load(setup, path, [], true)
  })
})

describe('what cannot be blanked is lowered', () => {
  test.each([
    ['enum E { A, B = 5, C }', 'E.C', 6],
    ['const enum E { A = "x" }', 'E.A', 'x'],
    ['namespace N { export const a = 1 }', 'N.a', 1],
    ['class P { constructor(readonly a: number, private b = 2) {} sum() { return this.a + this.b } }', 'new P(1).sum()', 3],
    ['namespace N { export const a = 1 }\nimport b = N.a', 'b', 1],
    ['const dec = (c: any, _: unknown) => { c.seen = 1 }\n@dec class D {}', 'D.seen', 1],
  ])('%j', async (text, expression, value) => {
    expect((await load(`${text}\nvar $result = () => ${expression}`)).names['$result']()).toEqual(value)
  })

  test('JSX', async () => {
    const text = 'const React = { createElement: (tag, props, ...children) => [tag, ...children] }\nconst a = <b>c</b>'
    expect((await load(text, 'a.jsx')).names['a']).toEqual(['b', 'c'])
  })

  test('candidate by candidate, and not at all where the edited text is none', async () => {
    const text = 'enum E { A = 1 }\nexport const f = () => E.A'
    const start = text.indexOf('E.A')
    const edit = (replacement: string) => [{ start, end: start + 3, replacement: [replacement] }]
    expect((await load(text, 'a.ts', edit('E.A + 1'))).exports.f()).toBe(2)
    expect(viewOf(text).render(edit('E.A +'), { metered: false })).toBeNull()
    expect(viewOf(text).names).toEqual(['E', 'f'])
  })
})

describe('candidates', () => {
  const text = 'export function f(a: number, b: string): string {\n  return b.repeat(a as number)\n}'
  const at = (part: string) => ({ start: text.indexOf(part), end: text.indexOf(part) + part.length })

  test('copied code leaves its types behind', async () => {
    const edit = { ...at('a as number'), replacement: code`Math.abs(${at('a as number')})` }
    expect((await load(text, 'a.ts', [edit])).exports.f(-2, 'x')).toBe('xx')
  })

  test('text with types or loops is parsed as a whole', async () => {
    const edit = {
      ...at('return b.repeat(a as number)'),
      replacement: ['let s: string = ""; for (let i = 0; i < a; i++) s += b; return s'],
    }
    const { exports } = await load(text, 'a.ts', [edit], true)
    expect(exports.f(2, 'y')).toBe('yy')
    expect(viewOf(text).render([edit], { metered: true })!.body).toContain('{$tm_step();s += b;}')
  })

  test.each([
    'const s: string = `${a}`; return s.repeat(2)',
    'let parts: string[] = []\nparts.push(`${a}${a}`)\nreturn parts[0]',
    'const twice = (n: number) => `${n}${n}`; return twice(a)',
    'const o = { s: `${a}` }; return a > 1 ? o.s + o.s : o.s',
  ])('types beside braces and conditions are types: %j', async (replacement) => {
    const simple = 'export function f(a: number) { return a }'
    const start = simple.indexOf('return')
    const edit = { start, end: start + 'return a '.length, replacement: [replacement] }
    expect((await load(simple, 'a.ts', [edit], true)).exports.f(7)).toBe('77')
  })
})

describe('metering', () => {
  test.each([
    ['const f = () => 1; f(); f()', 2],
    ['const f = x => ({ a: x }); f(1)', 1],
    ['for (let i = 0; i < 3; i++) { }', 3],
    ['for (const i of [1, 2]) i\nfor (const k in { a: 1 }) k', 3],
    ['let i = 0; while (i < 3) i++\ndo i--; while (i > 0)', 6],
    ['let n = 0; for (let i = 0; i < 2; i++) for (let j = 0; j < 2; j++) if (i) n++; else n--', 6],
    ['function f() { "use strict"; return this }\nif (f() !== undefined) throw 1', 1],
    [
      'class A { constructor() {} get g() { return 1 } static s() {} #p() {} q() { this.#p() } }\nA.s(); new A().g; new A().q()',
      6,
    ],
    ['const o = { m() {}, get g() { return 1 } }; o.m(); o.g', 2],
    ['const f = x => y => x; f(1)(2)', 2],
  ])('%j takes %i steps', async (text, steps) => {
    expect((await load(text, 'a.js', [], true)).steps).toBe(steps)
    expect((await load(text, 'a.js')).steps).toBe(0)
  })
})
