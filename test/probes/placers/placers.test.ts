import { describe, expect, test } from 'vitest'
import type { ProbeKind } from '#core'
import { countsOf, eventsOf, observe } from '../../helpers/observe.ts'

/** `expected` are events, or counts where `counts` is set; `observe` itself asserts that the program does the same with probes. */
interface Spec {
  readonly kind: ProbeKind
  readonly name: string
  readonly source: string
  readonly call: string
  readonly events?: readonly string[]
  readonly counts?: readonly string[]
}

const specs: readonly Spec[] = [
  {
    kind: 'function',
    name: 'parameters with defaults, patterns and rest',
    source: 'function f(a, { b, c: [d] }, e = a + 1, ...rest) { return e }',
    call: 'f(1, { b: 2, c: [3] }, undefined, 4, 5)',
    events: ['f(a, b, d, e, rest) = [1, 2, 3, 2, [4, 5]]'],
  },
  {
    kind: 'function',
    name: 'an arrow with an expression on the next line, a comment with an arrow in it and an object',
    source: 'const f = (a /* => */) => // =>\n  ({ a })',
    call: 'f(7)',
    events: ['f(a) = [7]'],
  },
  {
    kind: 'function',
    name: 'length, name, arguments, this and new.target are what they were',
    source: `function F(a, b = 2, c) { this.seen = [arguments.length, new.target === F, arguments[0]] }
      const g = () => 1, o = { m() { return this.v }, v: 3, get p() { return this.v } }`,
    call: '[F.length, F.name, g.length, g.name, o.m(), o.m.name, o.p, new F(1, 2, 3).seen]',
    events: ['m() = []', 'p() = []', 'F(a, b, c) = [1, 2, 3]'],
  },
  {
    kind: 'function',
    name: 'directives stay first, with and without a semicolon',
    source: `function f() { 'use strict'; return this === undefined }
      function g() { 'use strict'
        return this === undefined }`,
    call: '[f(), g()]',
    events: ['f() = []', 'g() = []'],
  },
  {
    kind: 'function',
    name: 'generators run at the first next(), async functions at the call',
    source: 'function* g(n) { log("in"); yield n; yield* [n + 1] } async function a(x) { await x; return x }',
    call: '(() => { const it = g(1); log("made"); a(2); return [...it] })()',
    events: ['a(x) = [2]', 'g(n) = [1]'],
  },
  {
    kind: 'function',
    name: 'classes: constructors before super(), accessors, static and private methods',
    source: `class A { constructor(x) { this.x = x } static make(x) { return new this(x) } #p() { return this.x } q() { return this.#p() } }
      class B extends A { constructor(x) { super(x + 1); this.y = 1 } }`,
    call: '[B.make(1).q()]',
    events: ['make(x) = [1]', 'constructor(x) = [1]', 'constructor(x) = [2]', 'q() = []', '#p() = []'],
  },
  {
    kind: 'branch',
    name: 'if, ternary and loops count both arms apart',
    source: 'function f(n) { let s = 0; for (let i = 0; i < n; i++) if (i % 2) s += i; return s ? "x" : "y" }',
    call: 'f(3)',
    counts: [
      'i < n × 4',
      'i < n → truthy × 3',
      'i < n → falsy × 1',
      'i % 2 × 3',
      'i % 2 → truthy × 1',
      'i % 2 → falsy × 2',
      's × 1',
      's → truthy × 1',
    ],
  },
  {
    kind: 'branch',
    name: 'switch: what it looks at, the cases entered, falling through',
    source: 'function f(x) { switch (x) { case 1: case 2: x = 9; default: return x; case 3: } }',
    call: '[f(1), f(3), f(4)]',
    events: ['x = 1', 'x = 3', 'x = 4'],
    counts: ['x × 3', 'case 1 × 1', 'case 2 × 1', 'default × 2', 'case 3 × 1'],
  },
  {
    kind: 'branch',
    name: 'conditions with commas, assignments and parentheses',
    source: 'function f(a) { let b; while ((a--, a > 0)) ; do a++; while (a < 0); if ((b = a)) return b; else return [a] }',
    call: 'f(3)',
    events: ['a--, a > 0 = true', 'a--, a > 0 = true', 'a--, a > 0 = false', 'a < 0 = false', 'b = a = 1'],
  },
  {
    kind: 'loop',
    name: 'turns, with the variable of for-of and for-in',
    source: `function f(xs) { const out = []; for (const x of xs) out.push(x); for (const k in { a: 1 }) { out.push(k) }
      for (const [p, q] of [[1, 2]]) out.push(p + q); let n = 2; while (n --> 0) ; do { n++ } while (n < 1); return out }`,
    call: 'f([5, 6])',
    events: [
      'x = 5',
      'x = 6',
      'k = "a"',
      'for (const [p, q] of [[1, 2]])',
      'while (n --> 0)',
      'while (n --> 0)',
      'do { n++ } while (n < 1);',
      'do { n++ } while (n < 1);',
    ],
    counts: ['x × 2', 'k × 1', 'for (const [p, q] of [[1, 2]]) × 1', 'while (n --> 0) × 2', 'do { n++ } while (n < 1); × 2'],
  },
  {
    kind: 'loop',
    name: 'a body that declares the variable anew',
    source: 'function f(xs) { let s = 0; for (const x of xs) { const x = 1; s += x } return s }',
    call: 'f([5, 6])',
    counts: ['for (const x of xs) × 2'],
  },
  {
    kind: 'loop',
    name: 'labels stay with their loops',
    source: `function f() { let n = 0; outer: for (let i = 0; i < 3; i++) for (let j = 0; j < 3; j++) { if (j === 1) continue outer; n++ }
      block: { if (n) break block; n = 9 } return n }`,
    call: 'f()',
    counts: ['for (let i = 0; i < 3; i++) × 3', 'for (let j = 0; j < 3; j++) × 6'],
  },
  {
    kind: 'statement',
    name: 'what is reached, no declarations of functions, no directives',
    source: `"use strict"; function f(x) { if (x) return 1; else { x = 2 } function g() {} try { throw x } catch (e) { x = e } finally { ; } }`,
    call: 'f(0)',
    counts: [
      'if (x) return 1; else { x = 2 } × 1',
      'x = 2 × 1',
      'try { throw x } catch (e) { x = e } finally { ; } × 1',
      'throw x × 1',
      'x = e × 1',
    ],
  },
  {
    kind: 'statement',
    name: 'without semicolons, with else-if chains and single statements',
    source: `function f(a) {
        var s = ""
        if (a) s += 1
        else if (a === 0) for (var i of [1, 2]) s += i
        else with_: for (;;) break with_
        ;
        [7].forEach(function (x) { s += x })
        return s
      }`,
    call: '[f(1), f(0), f(null)]',
    counts: [
      'var s = "" × 3',
      'if (a) s += 1 else if (a === 0) for (var i of [1, 2]) s += i else with_: for (;… × 3',
      's += 1 × 1',
      'if (a === 0) for (var i of [1, 2]) s += i else with_: for (;;) break with_ ; × 2',
      'for (var i of [1, 2]) s += i × 1',
      's += i × 2',
      'with_: for (;;) break with_ ; × 1',
      'break with_ ; × 1',
      '[7].forEach(function (x) { s += x }) × 3',
      's += x × 3',
      'return s × 3',
    ],
  },
  {
    kind: 'statement',
    name: 'static blocks and switch cases',
    source: 'class A { static { log("s") } } function f(x) { switch (x) { case 1: let y = x; return y } }',
    call: 'f(1)',
    counts: ['log("s") × 1', 'switch (x) { case 1: let y = x; return y } × 1', 'let y = x; × 1', 'return y × 1'],
  },
  {
    kind: 'assignment',
    name: 'declarations, compound assignments, members and patterns',
    source:
      'function f(o) { let a = 1, b; a += 2; o.x ??= a; o["y"] = [a]; [a, b] = [b, a]; ({ x: o.z } = o); const { x } = o; return [a, b, o, x] }',
    call: 'f({})',
    events: [
      'a = 1',
      'a = 3',
      'o.x = 3',
      'o["y"] = [3]',
      'a = undefined',
      'b = 3',
      '[a, b] = [undefined, 3]',
      '{ x: o.z } = {x: 3, y: [3], z: 3}',
      'x = 3',
    ],
  },
  {
    kind: 'assignment',
    name: 'updates show the new value and give what they gave',
    source: 'function f(i) { const o = { n: 5n }, r = [i++, ++i, o.n--, --o.n, i]; let t = "4"; t++; return [r, t] }',
    call: 'f(1)',
    events: ['o = {n: 5n}', 'i = 2', 'i = 3', 'o.n = 4n', 'o.n = 3n', 'r = [1, 3, 5n, 3n, 3]', 't = "4"', 't = 5'],
  },
  {
    kind: 'assignment',
    name: 'functions and classes keep the names that they take from variables',
    source: `const f = () => 1, g = function () {}, H = class {}, i = (function () {}); let j; j = () => 1; let { k = () => 1 } = {}; j ||= class {}
      class C { m = () => 1; static n = function () {}; o = 4; ['p' + 1] = 2 }`,
    call: '[f, g, H, i, j, k, new C().m, C.n].map((x) => x.name)',
    events: ['j = [function j]', 'k = [function k]', 'j = [function j]', 'o = 4', "'p' + 1 = 2"],
  },
  {
    kind: 'assignment',
    name: 'assigning to a constant throws as it did, loop heads stay whole',
    source:
      'function f() { const c = 1; for (var i = 0, j = 2; i < j; i += 1) ; for (let x of [1]) ; for (i in { q: 1 }) ; try { c = 2 } catch (e) { return [e.name, i] } }',
    call: 'f()',
    events: ['c = 1', 'i = 0', 'j = 2', 'i = 1', 'i = 2'],
  },
  {
    kind: 'return',
    name: 'values, nothing, brackets right behind the word, several lines',
    source:
      'function f(x) { if (x == 1) return; if (x == 2) return[x]; if (x == 3) return (\n  x,\n  "c"\n); return function () {} }',
    call: '[f(1), f(2), f(3), typeof f(4)]',
    events: ['undefined = undefined', '[x] = [2]', 'x, "c" = "c"', 'function () {} = [function]'],
  },
  {
    kind: 'return',
    name: 'an if without a semicolon at the end of its line, expressions of arrows',
    source:
      'function f(x) { if (x) return\n(x = 3); return 2 } const g = x => y => x + y, h = () => ({ a: 1 }), i = async () => 3',
    call: '[f(1), f(0), g(1)(2), h()]',
    events: ['undefined = undefined', '2 = 2', 'y => x + y = [function]', 'x + y = 3', '{ a: 1 } = {a: 1}'],
  },
  {
    kind: 'throw',
    name: 'errors and other values',
    source: 'function f(x) { if (x) throw new TypeError("t"); throw{ x } }',
    call: '[1, 0].map((x) => { try { f(x) } catch (e) { return e.name ?? e.x } })',
    counts: ['new TypeError("t") × 1', '{ x } × 1'],
  },
  {
    kind: 'operand',
    name: 'operands that are skipped do not count',
    source: 'const f = (a, b, c = a?.x ?? 9) => (a && b) || (c ? b : (0, a))',
    call: '[f(0, 1), f(1, 0), f({ x: 0 }, 2)]',
    counts: ['a?.x × 3', '9 × 2', 'a × 3', 'b × 2', 'b × 2', '0, a × 0'].filter((line) => !line.endsWith('× 0')),
  },
  {
    kind: 'operand',
    name: 'callees, templates, spreads and logical assignment keep their meaning',
    source:
      'const o = { v: 1, m() { return this?.v } }; let z = null; function f(x) { z ||= x; return [(x || o).m?.(), (x && o.m)?.call(o), `${x || "t"}`, ...(x || []), typeof (x || 1), z] }',
    call: '[f(null)]',
    events: [
      'x = null',
      'x = null',
      'o = {v: 1, m: [function m]}',
      'x = null',
      'x = null',
      '"t" = "t"',
      'x = null',
      '[] = []',
      'x = null',
      '1 = 1',
    ],
  },
  {
    kind: 'operand',
    name: 'await and yield stay where they are',
    source: 'function* g(x) { const y = x || (yield 1); return (yield y) && (yield 2) }',
    call: '(() => { const it = g(0); return [it.next(), it.next(5), it.next(6), it.next(7)] })()',
    events: ['x = 0', 'yield 1 = 5', 'yield y = 6', 'yield 2 = 7'],
  },
]

describe.each([...new Set(specs.map(({ kind }) => kind))])('%s', (kind) => {
  test.each(specs.filter((spec) => spec.kind === kind))('$name', ({ source, call, events, counts }) => {
    const { plain, trace } = observe(source, call, [kind])
    expect(plain.result).toMatch(/^gives/)
    if (events !== undefined) expect(eventsOf(trace)).toEqual(events)
    if (counts !== undefined) expect(countsOf(trace)).toEqual(counts)
    observe(source, call)
  })
})
