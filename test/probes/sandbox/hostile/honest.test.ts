import { expect, it } from 'vitest'
import { runTask } from '../open-task.ts'
import { letters } from './entry.ts'

/** What a strict look at results must not forbid: a name, a program, and tests that it passes. The program was not like that before. */
const HONEST: readonly (readonly [name: string, program: string, tests: string])[] = [
  [
    'instances with methods',
    'class Stack { #items = []; push(x) { this.#items.push(x); return this } pop() { return this.#items.pop() } includes(x) { return this.#items.includes(x) } }',
    'const s = new Stack()\ns.push(1).push(2)\nconsole.assert(s.pop() === 2)\nconsole.assert(s.includes(1))',
  ],
  [
    'getters of classes',
    'class Box { constructor(n) { this.n = n } get size() { return this.n * 2 } static get kind() { return "box" } }\nconst box = (n) => new Box(n)',
    'console.assert(box(2).size === 4)\nconsole.assert(Box.kind === "box")\nconst b = box(3)\nconsole.assert(b.size == 6)',
  ],
  [
    'a toString that is called',
    'class Money { constructor(n) { this.n = n } toString() { return `$${this.n}` } }\nconst money = (n) => new Money(n)',
    'console.assert(money(1).toString() === "$1")\nconsole.assert(String(money(2)) === "$2")\nconsole.assert(`${money(3)}` === "$3")',
  ],
  [
    'an own toString that the tests speak of',
    'const f = () => ({ toString: () => "f" })',
    '// toString: gives f\nconsole.assert(f() == "f")',
  ],
  [
    'dates, maps, sets and typed arrays',
    'const f = () => ({ at: new Date(0), m: new Map([[1, [2]]]), s: new Set("ab"), b: new Uint8Array([1, 2]), r: /x/g })',
    'console.assert(f().at.getTime() === 0 && f().at < new Date(1))\nconsole.assert(f().m.get(1)[0] === 2 && f().s.has("a"))\nconsole.assert(JSON.stringify(f().at) === \'"1970-01-01T00:00:00.000Z"\')\nrequire("assert").deepStrictEqual(f().b, new Uint8Array([1, 2]))',
  ],
  [
    'generators',
    'function* f(n) { for (let i = 0; i < n; i++) yield i }',
    'console.assert([...f(3)].length === 3)\nconst g = f(1)\nconsole.assert(g.next().value === 0 && g.next().done)',
  ],
  [
    'iterators by hand',
    'const f = () => ({ [Symbol.iterator]() { let i = 0; return { next: () => ({ value: i, done: ++i > 3 }) } } })',
    'console.assert([...f()].join() === "0,1,2")',
  ],
  [
    'promises',
    'const f = async (x) => ({ x })',
    'console.assert((await f(1)).x === 1)\nf(2).then((v) => console.assert(v.x === 2))',
  ],
  [
    'identity',
    'const f = (x) => x, same = (a, b) => a === b',
    'const o = { get a() { return 1 } }\nconsole.assert(f(o) === o && same(o, o))\nconsole.assert(f(o).a === 1)',
  ],
  [
    'changes through results',
    'const list = []\nconst f = () => list',
    'f().push(1)\nf()[1] = 2\nconsole.assert(f().length === 2)\nf().length = 0\nconsole.assert(f().length === 0)',
  ],
  [
    'functions that give functions',
    'const add = (a) => (b) => (c) => a + b + c',
    'console.assert(add(1)(2)(3) === 6)\nconst one = add(1)\nconsole.assert(one(1)(1) === 3)',
  ],
  [
    'closures with methods',
    'const counter = () => { let n = 0; return { add() { n++ }, get: () => n, set: (v) => (n = v), value: 1 } }',
    'const c = counter()\nc.add()\nconsole.assert(c.get() === 1)\nc.set(5)\nconsole.assert(c.get() > 4)',
  ],
  [
    'an accessor of the program itself',
    'const f = () => ({ get x() { return 1 } })',
    'console.assert(f().x === 1)\nconsole.assert(JSON.stringify(f()) === \'{"x":1}\')',
  ],
  [
    'errors',
    'class Bad extends Error { constructor(m) { super(m); this.code = 7 } get name() { return "Bad" } }\nconst f = () => { throw new Bad("no") }',
    'const assert = require("assert")\nassert.throws(f, Bad)\nassert.throws(f, { name: "Bad", message: "no", code: 7 })\nassert.throws(f, /no/)\nlet e; try { f() } catch (x) { e = x }\nassert.strictEqual(e.code, 7)',
  ],
  [
    'Proxies that the tests speak of',
    'const f = (t) => new Proxy(t, { get: (o, k) => o[k] ?? 0 })',
    '// gives a Proxy\nconsole.assert(f({ a: 1 }).a === 1 && f({}).b === 0)',
  ],
  [
    'a long list',
    'const f = (n) => Array.from({ length: n }, (_, i) => ({ i }))',
    'console.assert(f(5000).length === 5000 && f(5000)[4999].i === 4999)',
  ],
  [
    'lists with holes and extras',
    'const f = () => Object.assign([1, , 3], { extra: 1 })',
    'console.assert(f().length === 3 && f().extra === 1 && !(1 in f()))',
  ],
  [
    'text and numbers as objects',
    'const f = () => [new String("a"), new Number(1), Object(1n)]',
    'console.assert(f()[0] == "a" && f()[1] == 1 && f()[1] < 2)',
  ],
  [
    'optional chains',
    'const f = (x) => (x ? { g: () => ({ y: x }) } : null)',
    'console.assert(f(0)?.g().y === undefined)\nconsole.assert(f(1)?.g?.().y === 1)',
  ],
  ['a list in words', 'const f = (x) => [x, [x]]', 'console.assert(f(1) == "1,1")\nconsole.assert(f(2) + "" === "2,2")'],
  [
    'null prototypes',
    'const f = () => Object.assign(Object.create(null), { a: 1 })',
    'console.assert(f().a === 1)\nconsole.assert(Object.keys(f()).length === 1)',
  ],
  [
    'expect',
    'export class P { constructor() { this.x = 1 } get y() { return 2 } norm() { return 3 } }\nexport const p = () => new P()',
    "import { expect, test, vi } from 'vitest'\nimport { p, P } from './program.js'\ntest('a', () => { expect(p()).toEqual({ x: 1 }); expect(p()).toBeInstanceOf(P); expect(p().y).toBe(2); expect(p).not.toThrow() })\ntest('b', () => { const f = vi.fn(() => p()); f(1); expect(f).toHaveBeenCalledWith(1); expect({ f }).toHaveProperty('f') })\ntest('c', async () => { await expect(Promise.resolve(p())).resolves.toHaveProperty('x', 1) })",
  ],
]

it.each(HONEST)('%s', async (_, program, tests) => {
  const outcome = await runTask({ program, tests: `${tests}\n` })
  const failures = outcome.status === 'completed' ? outcome.tests.filter((test) => test.status === 'failed') : []
  expect(failures).toEqual([])
  expect(letters(outcome)).toMatch(/^P+$/)
})
