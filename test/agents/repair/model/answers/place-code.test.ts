import { describe, expect, it } from 'vitest'
import { placed } from './helpers.ts'

const TWO = `'use strict'
const LIMIT = 10

/** Adds. */
function add(a, b) {
  return a - b
}

/** Doubles. */
function twice(a) {
  return add(a, a)
}

module.exports = { add, twice }
`
const ADD = 'function add(a, b) {\n  return a + b\n}'
const MENDED = TWO.replace('a - b', 'a + b')

const CLASS = `class Box {
  #w = 1

  constructor(w) {
    this.#w = w
  }

  /** In metres. */
  static area(w) {
    return w + w
  }

  async volume() {
    return this.#w ** 2
  }
}
`
const TS = `import { readFileSync } from 'node:fs'

export interface Item { name: string }

@sealed
export class Shop {
  private items: Item[] = []
  count(): number { return this.items.length + 1 }
}

export default function main(path: string): string {
  return readFileSync(path)
}
`

const CASES: readonly (readonly [name: string, program: string, answer: string, result: string, path?: string])[] = [
  ['a function', TWO, ADD, MENDED],
  ['a function with export', TWO, `export ${ADD}`, MENDED],
  ['a function with its own comment', TWO, `// Adds two numbers.\n${ADD}\n\nmodule.exports = { add }`, MENDED],
  ['an indented function', TWO, ADD.replaceAll(/^/gm, '    '), MENDED],
  ['a function by assignment', TWO, ADD.replace('function add', 'exports.add = function'), MENDED],
  [
    'an arrow for a function',
    TWO,
    'const add = (a, b) => a + b',
    TWO.replace(ADD.replace('+', '-'), 'const add = (a, b) => a + b'),
  ],
  ['a method for a function', TWO, ADD.replace('function ', ''), MENDED],
  [
    'a method with a line before its body',
    TWO,
    ADD.replace('function ', '').replace(' {', '\n{'),
    MENDED.replace('add(a, b) {', 'add(a, b)\n{'),
  ],
  [
    'the whole program with tests',
    TWO,
    `${MENDED}\nconsole.log(add(1, 2))\nassert(add(1, 2) === 3)\nconst x = add(1, 2)\nconsole.log(x)\ntest('a', () => {})`,
    MENDED,
  ],
  ['the whole program without its exports', TWO, MENDED.replace(/module.*/, ''), MENDED],
  ['a constant', TWO, 'const LIMIT = 11', TWO.replace('10', '11')],
  ['an export by name', 'export const f = (a) => a\n', 'function f(a) { return -a }', 'export function f(a) { return -a }\n'],
  [
    'a default export as arrow',
    'export default function f(a) { return a }\n',
    'const f = (a) => -a',
    'const f = (a) => -a\nexport default f\n',
  ],
  [
    'a default export without a name',
    'export default (a) => a\n',
    'export default function f(a) { return -a }',
    'export default function f(a) { return -a }\n',
  ],
  [
    'a default export that lost its name',
    'export default function f(a) { return a }\n',
    'export default function (a) { return -a }',
    'export default function f(a) { return -a }\n',
  ],
  [
    'one of several declarators',
    'const a = 1, f = (x) => x\nf(a)\n',
    'function f(x) { return -x }',
    'const a = 1, f = function f(x) { return -x }\nf(a)\n',
  ],
  [
    'exports and a variable at once',
    'var f = exports.f = function (a) { return a }\n',
    'function f(a) { return -a }',
    'var f = exports.f = function f(a) { return -a }\n',
  ],
  ['module.exports', 'module.exports = (a) => a\n', 'module.exports = (a) => -a', 'module.exports = (a) => -a\n'],
  [
    'a prototype',
    'function A() {}\nA.prototype.f = function (a) { return a }\n',
    'A.prototype.f = function (a) { return -a }',
    'function A() {}\nA.prototype.f = function (a) { return -a }\n',
  ],
  [
    'a new method of a prototype',
    'function A() {}\nA.prototype.f = function () { return 1 }\n',
    'A.prototype.f = function () { return this.g() }\nA.prototype.g = function () { return 2 }',
    'function A() {}\n\nA.prototype.g = function () { return 2 }\nA.prototype.f = function () { return this.g() }\n',
  ],
  [
    "an object's method",
    'const api = {\n  f(a) {\n    return a\n  },\n}\n',
    'function f(a) {\n  return -a\n}',
    'const api = {\n  f(a) {\n    return -a\n  },\n}\n',
  ],
  [
    'an inner function',
    'function f() {\n  function g(a) {\n    return a\n  }\n  return g\n}\n',
    'function g(a) {\n  return -a\n}',
    'function f() {\n  function g(a) {\n    return -a\n  }\n  return g\n}\n',
  ],
  [
    'a loop that fills a table',
    'const t = []\nfor (let i = 0; i < 3; i++) t.push(i)\nfunction f(a) { return t[a] }\n',
    'const t = []\nfor (let i = 0; i <= 3; i++) t.push(i)\nfunction f(a) { return t[a] }',
    'const t = []\nfor (let i = 0; i <= 3; i++) t.push(i)\nfunction f(a) { return t[a] }\n',
  ],

  ['a method', CLASS, 'static area(w) {\n  return w * w\n}', CLASS.replace('w + w', 'w * w')],
  ['a method as a function', CLASS, 'async function volume() {\n  return this.#w ** 3\n}', CLASS.replace('** 2', '** 3')],
  [
    'a part of a class',
    CLASS,
    'class Box {\n    static area(w) {\n        return w * w\n    }\n}',
    CLASS.replace('return w + w', '  return w * w'),
  ],
  [
    'a method and a new one',
    CLASS,
    'static area(w) {\n  return Box.square(w)\n}\n\nstatic square(w) {\n  return w * w\n}',
    CLASS.replace('w + w', 'Box.square(w)').replace(/\n\}\n$/, '\n\n  static square(w) {\n    return w * w\n  }\n}\n'),
  ],
  [
    'a whole class',
    CLASS,
    CLASS.replace('w + w', 'w * w').replace(' {\n', ' {\n  x = 1\n'),
    CLASS.replace('w + w', 'w * w').replace(' {\n', ' {\n  x = 1\n'),
  ],
  ['a class in TypeScript', TS, TS.replace(' + 1', ''), TS.replace(' + 1', ''), 'a.ts'],
  [
    'JavaScript for TypeScript',
    TS,
    'function main(path) {\n  return readFileSync(path, "utf8")\n}',
    TS.replace('main(path: string): string', 'main(path)').replace('(path)\n', '(path, "utf8")\n'),
    'a.ts',
  ],
  ['a method for TypeScript', TS, 'count(): number { return this.items.length }', TS.replace(' + 1', ''), 'a.ts'],

  [
    'a class with decorators',
    '@a export class A {\n  @b() m() { return 1 }\n}\n',
    'class A {\n  m() { return 2 }\n}',
    '@a export class A {\n  @b() m() { return 2 }\n}\n',
    'a.ts',
  ],
  [
    'a helper',
    TWO,
    `function sum(a, b) {\n  return a + b\n}\n\n${ADD.replace('a + b', 'sum(a, b)')}\nsum(1, 2)`,
    TWO.replace('a - b', 'sum(a, b)').replace('/** Adds', 'function sum(a, b) {\n  return a + b\n}\n\n/** Adds'),
  ],
  [
    'helpers behind it, with comments',
    TWO,
    `${ADD.replace('a + b', 'sum(a, b)')}\n// One.\nconst ONE = 1\nconst unused = 2\n/** Sums. */\nexport const sum = (a, b) => a + b * ONE`,
    TWO.replace('a - b', 'sum(a, b)').replace(
      '/** Adds',
      '// One.\nconst ONE = 1\n\n/** Sums. */\nconst sum = (a, b) => a + b * ONE\n\n/** Adds',
    ),
  ],
  [
    'a table that a loop fills',
    'function f(a) { return a }\n',
    'const t = {}\nfor (const i of [1, 2]) t[i] = i\nfunction f(a) { return t[a] }',
    'const t = {}\nfor (const i of [1, 2]) t[i] = i\n\nfunction f(a) { return t[a] }\n',
  ],
  [
    'an import',
    TS,
    "import { readFileSync, existsSync } from 'node:fs'\nimport assert from 'node:assert'\nfunction main(path: string): string {\n  return existsSync(path) ? readFileSync(path) : ''\n}",
    TS.replace("fs'\n", "fs'\nimport { existsSync } from 'node:fs'\n").replace(
      'return readFileSync(path)',
      "return existsSync(path) ? readFileSync(path) : ''",
    ),
    'a.ts',
  ],
  [
    'an import for a CommonJS program',
    TWO,
    "import fs, { join as j } from 'node:fs'\nimport { twice } from './program.js'\n" + ADD.replace('a + b', 'fs(j)'),
    TWO.replace('a - b', 'fs(j)').replace(
      'const L',
      "const fs = require('node:fs')\nconst { join: j } = require('node:fs')\nconst L",
    ),
  ],
  [
    'a require for a module',
    'export function f(a) { return a; }\n',
    "const { sqrt } = require('x')\nconst y = require('y')\nfunction f(a) { return sqrt(y) }",
    "import { sqrt } from 'x';\nimport y from 'y';\nexport function f(a) { return sqrt(y) }\n",
  ],

  [
    'a program in one call',
    ';(function () {\n  exports.f = (a) => a\n})()\n',
    ';(function () {\n  exports.f = (a) => -a\n})()',
    ';(function () {\n  exports.f = (a) => -a\n})()\n',
  ],
  [
    'a program of assignments',
    'exports.a = 1\nexports.b = 2\nexports.a = 3\n',
    'exports.a = 1\nexports.b = 2\nexports.a = 4\n',
    'exports.a = 1\nexports.b = 2\nexports.a = 4\n',
  ],
  [
    'an inner class',
    'function f() {\n  class A {\n    m() {}\n  }\n  return A\n}\n',
    'class A {\n  m() {\n    return 1\n  }\n}',
    'function f() {\n  class A {\n    m() {\n      return 1\n    }\n  }\n  return A\n}\n',
  ],
  [
    'an inner function expression',
    'function f() {\n  const g = function (a) {\n    return a\n  }\n  return g\n}\n',
    'const g = function (a) {\n    return -a\n  }',
    'function f() {\n  const g = function (a) {\n    return -a\n  }\n  return g\n}\n',
  ],
  [
    'a function without a name for the default',
    'export default function (a) {\n  return a\n}\n',
    'function (a) {\n  return -a\n}',
    'export default function (a) {\n  return -a\n}\n',
  ],
  [
    'a constructor that calls super',
    'class A extends B {\n  constructor() {\n    super(1)\n  }\n}\n',
    'constructor() {\n    super(2)\n  }',
    'class A extends B {\n  constructor() {\n    super(2)\n  }\n}\n',
  ],

  ['line ends of Windows', TWO.replaceAll('\n', '\r\n'), ADD, MENDED.replaceAll('\n', '\r\n')],
  [
    'a byte-order mark and no last line end',
    `\uFEFF// Mine.\n${ADD.replace('+', '-')}`,
    `const K = 1\n${ADD.replace('b\n', 'b * K\n')}`,
    `\uFEFFconst K = 1\n\n// Mine.\n${ADD.replace('b\n', 'b * K\n')}`,
  ],
  ['a program that does not parse', TWO.replace('a - b', 'a +'), MENDED.replace(/module.*/, ''), MENDED],
  ['a part of a program that does not parse', TWO.replace('a - b', 'a +'), ADD, MENDED],
  [
    'a part and a helper',
    `export ${TWO.replace('add(a, a)', 'add(a, a').slice(TWO.indexOf('function'))}`,
    'const K = 2\nfunction twice(a) {\n  return a * K\n}',
    `export ${TWO.slice(TWO.indexOf('function')).replace('/** D', 'const K = 2\n\n/** D').replace('add(a, a)', 'a * K')}`,
  ],
  ['a module that does not parse', `export ${ADD.replace('+ b', '+')}\n`, ADD, `export ${ADD}\n`],
]

describe("code in the place of the program's", () => {
  it.each(CASES.map(([name, program, answer, result, path]) => ({ name, program, answer, result, path })))(
    '$name',
    ({ program, answer, result, path }) => {
      expect(placed(program, { kind: 'code', plan: '', code: answer }, path)).toBe(result)
    },
  )
})
