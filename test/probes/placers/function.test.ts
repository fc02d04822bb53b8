import { specify } from './specify.ts'

specify('function', [
  {
    name: 'parameters with defaults, patterns and rest',
    source: 'function f(a, { b, c: [d] }, e = a + 1, ...rest) { return e }',
    call: 'f(1, { b: 2, c: [3] }, undefined, 4, 5)',
    events: ['1:function f(a, b, d, e, rest) = [1, 2, 3, 2, [4, 5]]'],
  },
  {
    name: 'an arrow with an expression on the next line, a comment with an arrow in it and an object',
    source: `const f = (a /* => */) => // =>
  ({ a })`,
    call: 'f(7)',
    events: ['1:function f(a) = [7]'],
  },
  {
    name: 'length, name, arguments, this and new.target are what they were',
    source: `function F(a, b = 2, c) { this.seen = [arguments.length, new.target === F, arguments[0]] }
      const g = () => 1, o = { m() { return this.v }, v: 3, get p() { return this.v } }`,
    call: '[F.length, F.name, g.length, g.name, o.m(), o.m.name, o.p, new F(1, 2, 3).seen]',
    events: ['2:function m() = []', '2:function p() = []', '1:function F(a, b, c) = [1, 2, 3]'],
  },
  {
    name: 'directives stay first, with and without a semicolon',
    source: `function f() { 'use strict'; return this === undefined }
      function g() { 'use strict'
        return this === undefined }`,
    call: '[f(), g()]',
    events: ['1:function f() = []', '2:function g() = []'],
  },
  {
    name: 'generators run at the first next(), async functions at the call',
    source: 'function* g(n) { log("in"); yield n; yield* [n + 1] } async function a(x) { await x; return x }',
    call: '(() => { const it = g(1); log("made"); a(2); return [...it] })()',
    events: ['1:function a(x) = [2]', '1:function g(n) = [1]'],
  },
  {
    name: 'classes: constructors before super(), accessors, static and private methods',
    source: `class A { constructor(x) { this.x = x } static make(x) { return new this(x) } #p() { return this.x } q() { return this.#p() } }
      class B extends A { constructor(x) { super(x + 1); this.y = 1 } }`,
    call: '[B.make(1).q()]',
    events: [
      '1:function make(x) = [1]',
      '2:function constructor(x) = [1]',
      '1:function constructor(x) = [2]',
      '1:function q() = []',
      '1:function #p() = []',
    ],
  },
  {
    name: 'only counted: entries, arrows without a block too',
    source: 'const f = (x) => ({ x }), g = function () { "use strict"; return f(1) }, h = async (x) => (await x, x)',
    call: '[g(), f(2), typeof h(3)]',
    counted: ['f(x) × 2', 'g() × 1', 'h(x) × 1'],
  },
])
