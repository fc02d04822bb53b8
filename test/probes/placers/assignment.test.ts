import { specify } from './specify.ts'

specify('assignment', [
  {
    name: 'declarations, compound assignments, members and patterns',
    source:
      'function f(o) { let a = 1, b; a += 2; o.x ??= a; o["y"] = [a]; [a, b] = [b, a]; ({ x: o.z } = o); const { x } = o; return [a, b, o, x] }',
    call: 'f({})',
    events: [
      '1:assignment a = 1',
      '1:assignment a = 1 → 3',
      '1:assignment o.x = 3',
      '1:assignment o["y"] = [3]',
      '1:assignment a = undefined',
      '1:assignment b = 3',
      '1:assignment [a, b] = [undefined, 3]',
      '1:assignment { x: o.z } = {x: 3, y: [3], z: 3}',
      '1:assignment x = 3',
    ],
  },
  {
    name: 'updates show the new value and give what they gave',
    source: 'function f(i) { const o = { n: 5n }, r = [i++, ++i, o.n--, --o.n, i]; let t = "4"; t++; return [r, t] }',
    call: 'f(1)',
    events: [
      '1:assignment o = {n: 5n}',
      '1:assignment i = 1 → 2',
      '1:assignment i = 2 → 3',
      '1:assignment o.n = 5n → 4n',
      '1:assignment o.n = 3n',
      '1:assignment r = [1, 3, 5n, 3n, 3]',
      '1:assignment t = "4"',
      '1:assignment t = 4 → 5',
    ],
  },
  {
    name: 'functions and classes keep the names that they take from variables',
    source: `const f = () => 1, g = function () {}, H = class {}, i = (function () {}); let j; j = () => 1; let { k = () => 1 } = {}; j ||= class {}
      class C { m = () => 1; static n = function () {}; o = 4; ['p' + 1] = 2 }`,
    call: '[f, g, H, i, j, k, new C().m, C.n].map((x) => x.name)',
    events: [
      '1:assignment j = undefined → [function j]',
      '1:assignment k = [function k]',
      '1:assignment j = [function j] → [function j]',
      '2:assignment o = 4',
      "2:assignment 'p' + 1 = 2",
    ],
  },
  {
    name: 'assigning to a constant throws as it did, loop heads stay whole',
    source:
      'function f() { const c = 1; for (var i = 0, j = 2; i < j; i += 1) ; for (let x of [1]) ; for (i in { q: 1 }) ; try { c = 2 } catch (e) { return [e.name, i] } }',
    call: 'f()',
    events: [
      '1:assignment c = 1',
      '1:assignment i = 0',
      '1:assignment j = 2',
      '1:assignment i = 0 → 1',
      '1:assignment i = 1 → 2',
    ],
  },
  {
    name: 'old values: parameters, var, let in its block and in callbacks, catch',
    source: `let outer = 1
function f(a, b = a) {
  a = a + b
  var v = a; v = v * 2; v++; --v
  let l = 0
  ;[1, 2].forEach((x) => { l += x })
  try { throw 1 } catch (e) { e = [e]; l = e }
  { let l = 5; l = 6 }
  return [a, v, l]
}`,
    call: 'f(1, 2)',
    events: [
      '1:assignment outer = 1',
      '3:assignment a = 1 → 3',
      '4:assignment v = 3',
      '4:assignment v = 3 → 6',
      '4:assignment v = 6 → 7',
      '4:assignment v = 7 → 6',
      '5:assignment l = 0',
      '6:assignment l = 0 → 1',
      '6:assignment l = 1 → 3',
      '7:assignment e = 1 → [1]',
      '7:assignment l = 3 → [1]',
      '8:assignment l = 5',
      '8:assignment l = 5 → 6',
    ],
  },
  {
    name: 'no old value where reading could throw or run code: before its declaration, from hoisted functions, of globals and properties',
    source: `const o = { get p() { return log('get') }, set p(v) {} }
function f() { try { l = 1 } catch {} let l = 2; inc(); function inc() { l = l + 1 } switch (l) { case 3: let s = 1; case 2: s = 4; break; default: s = 0 } return l }
function g() { o.p = 1; created = 2; const r = created; delete globalThis.created; return r }`,
    call: '[f(), g()]',
    events: [
      '1:assignment o = {p: <getter>}',
      '2:assignment l = 2',
      '2:assignment l = 3',
      '2:assignment s = 1',
      '2:assignment s = 4',
      '3:assignment o.p = 1',
      '3:assignment created = 2',
      '3:assignment r = 2',
    ],
  },
  {
    name: 'patterns tell each variable: declarations, assignments, loops, exported or not',
    source: `function f(m) { const { a, b: [c, ...d], ...e } = m; let g, h; ({ a: g, b: [h, m.z] } = m); for (const [k, { v = 9 }] of Object.entries({ x: {}, y: { v: 1 } })) g += k + v
  for (let [i, j] = [0, 2]; i < j; i++) h += i
  return [a, c, d, e, g, h] }`,
    call: 'f({ a: 1, b: [2, 3], q: 4 })',
    events: [
      '1:assignment a = 1',
      '1:assignment c = 2',
      '1:assignment d = [3]',
      '1:assignment e = {q: 4}',
      '1:assignment g = 1',
      '1:assignment h = 2',
      '1:assignment { a: g, b: [h, m.z] } = {a: 1, b: [2, 3], q: 4, z: 3}',
      '1:assignment k = "x"',
      '1:assignment v = 9',
      '1:assignment g = 1 → "1x9"',
      '1:assignment k = "y"',
      '1:assignment v = 1',
      '1:assignment g = "1x9" → "1x9y1"',
      '2:assignment h = 2 → 2',
      '2:assignment i = 0 → 1',
      '2:assignment h = 2 → 3',
      '2:assignment i = 1 → 2',
    ],
  },
])
