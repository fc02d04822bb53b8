/** Programs for the expressions of the language, by what they are about. */
export const OPERATORS: Readonly<Record<string, string>> = {
  'destructuring with defaults': `let n = 0; const next = () => log(++n)
    function f({ a = next(), b: { c = next() } = {}, ...rest } = {}, [d = next(), , e = d, ...more] = [], g = () => e) { return [a, c, rest, d, e, more, g(), g.name] }
    function main() { let x, y, o = {}; [x = next(), [y] = [next()]] = []; ({ x: o.p = next(), [log('k')]: o.q, ...o.rest } = { k: 1, z: 2 }); [o.i, ...o.j] = 'abc'
      return [f(), f({ a: 1, b: { c: 2 }, h: 3 }, [4, 5, undefined, 7, 8]), x, y, o] }`,
  'optional chains and their calls': `const o = { a: { f(x) { return [this === o.a, x] }, n: null, g: () => ({ h() { return { i: [1] } } }) } }
    function main() { const u = undefined; return [o?.a.f(log(1)), o.a?.f?.(2), o.b?.f(log('never')), o.a.n?.x.y.z(log('never')), u?.[log('never')], (o?.a).f(3), (o.a?.f)(4), o.a?.g().h()?.i[0], o.a.missing?.(log('never')), delete o.a?.n, delete u?.x,
      o?.['a']?.['f'](5), \`\${o?.a.n}\`, [...o.a?.g().h().i], o.a.g?.().h().i.at(0)] }`,
  'logical, nullish and their assignments': `function main() { const o = { get g() { log('get'); return 0 }, set g(v) { log('set', v) } }; let a = null, b = 0, c = 1
      a ??= log('a'); b ||= log('b'); c &&= log('c'); a ??= log('never'); b ||= log('never'); o.g ||= 5; o.g &&= 6; o.g ??= 7; o[log('k')] ||= log('v')
      return [a, b, c, null ?? (0 || 'x'), (a && b) || c, !a || (b, c), a ?? b ?? c] }`,
  'compound assignment and updates': `function main() { let n = 0; const o = { n: 1n, s: 'a', get i() { log('get i'); return n }, set i(v) { log('set i', v); n = v } }, k = () => log('n')
      o[k()] += 2n; o[k()]++; --o.n; o.s += (o.s = 'b'); let x = 1; x += (x = 5, x); x **= 2; x >>>= 1; x <<= (x, 2); let s = '4'; const r = [s++, s, ++s, -s--, o.i++, ++o.i, o.i--]
      let nan; nan++; let d = new Date(0); const old = d++ === 0
      return [o.n, o.s, x, r, nan, old] }
    `,
  'old values are read where that is safe, before the right side runs': `let g = 1; var w = 2
    function f(a, b = (a = 3)) { a = [a, b]; a = (log('rhs'), a.length); { let c = a; c = c + 1; (() => { c = c * 2; a = c })() } for (let i = 0; i < 2; i = i + 1) w = w + i; try { throw 1 } catch (e) { e = [e] ; a = e } return a }
    function later() { g = g + 1; return g } function tdz() { inner = log('rhs runs first'); let inner }
    function main() { const r = [f(1), f(1, 2), later(), w]; try { tdz() } catch (e) { r.push(e.message) } try { undeclared1 = log('x'); r.push(undeclared1) } finally { delete globalThis.undeclared1 } return r }`,
  'comma, void, typeof, delete, in, instanceof': `function main() { const o = { a: 1 }; return [(log(1), log(2)), void log(3), typeof missing, typeof log, typeof (o.a, o), delete o.a, delete o['b'], 'a' in o, o instanceof Object, (0, o.c), !o, ~1, +'1', - -1, typeof typeof 1] }`,
  'ternaries nest and name nothing': `const f = (x) => x ? x > 1 ? 'big' : 'one' : x === 0 ? 'zero' : 'none'
    function main() { const g = true ? () => 1 : 0; return [f(2), f(1), f(0), f(), g.name] }`,
  'precedence of arithmetic and comparison': `function main() { let a = 2, b = 3; return [a + b * a ** b, -(a ** b), (-a) ** b, a - b - a, a / b / a, a % b, a < b === true, a & b | 1 ^ 3, a + '' + b, a++ + +b] }`,
  'tagged templates keep their strings, one list a site': `const seen = []; const tag = (s, ...v) => { seen.push(s); return s.raw.join('|') + v.join() }; const o = { tag(s, x) { return [this === o, s.length, x] } }
    const at = (x) => tag\`a\${x}b\\n\${x + 1}\`
    function main() { const r = [at(1), at(2), o.tag\`x\${log(3)}\`, tag\`\`]; return [r, seen[0] === seen[1], seen[0] === seen[2], Object.isFrozen(seen[0])] }`,
  templates:
    'function main() { const a = 1, o = { toString() { return log("str") } }; return [`${a}`, `${a}${o}${`in ${a}`}`, `\n${a ? `x` : "y"}`] }',
  'spread everywhere': `function f() { return [...arguments].length } class A { constructor(...xs) { this.xs = xs } }
    function main() { const xs = [1, 2], m = new Map([[1, 2]]); return [f(...xs, 0, ...xs), [...xs, ...'ab', ...m], { ...xs, ...null, a: 1, ...{ a: 2 } }, new A(...xs).xs, Math.max(...xs), f?.(...xs)] }`,
  'calls keep this, callees of every form': `const o = { v: 1, m() { return this && this.v }, get g() { return this.m }, ['c' + 1]() { return this.v }, f: () => typeof this }
    function main() { const m = o.m, k = 'm'; 'use strict'; return [o.m(), o['m'](), o[k](), (o.m)(), o.g(), o.c1(), o.f(), [o.m][0].call(o), (true && o.m).call(o), o.m.call(o), o.m.bind(o)(), o.m.apply({ v: 2 }, []), Reflect.apply(o.m, o, []), ((0, o.m).call({ v: 3 }))] }`,
  'new in all its forms': `function F(x) { this.x = x; this.t = new.target === F } F.G = class { v = 1; static H = F }; const make = () => F
    function main() { return [new F, new F(1), new F.G, new F.G().v, new (make())(2), new (make()), new F.G.H(3).x, new new Function('this.y = 1')().constructor, (new F(4)).x, new (F.bind(null, 5))(), new (class { w = 6 })().w, new F.G.H().t, new F['G'], new (F || make)(7)] .map((x) => typeof x === 'function' ? x.name : x) }`,
  'new.target, arguments and this': `function F() { return [new.target === undefined, arguments.length, typeof this] } function G() { const a = () => [new.target === G, arguments[0]]; this.r = a() }
    function main() { return [F(1, 2), new G(3).r, (function () { return (() => arguments.length)(1) })(1, 2, 3), (function f() { return f === arguments.callee })()] }`,
  'literals of every kind': `function main() { return [1_000, 0b11, 0o17, 0xff, .5e-1, 10n, /[\\p{L}--[a-z]]/v.test('A'), /(?<y>\\d)/dgu.exec('a1').indices.groups.y, 'a\\u{1F600}', null, undefined, NaN, Infinity, -0, true, [, 1, , 2], [,].length, {}, [[]], /=/.test('='), 1..toString()] }`,
  'functions keep names, lengths and defaults': `const a = () => 1, b = function () {}, c = async () => 1, d = function* () {}, e = class {}, f = class { static name = 'own' }; let g; g = () => 1; g ??= 1; const { h = () => 1 } = {}, [i = () => 1] = []
    const o = { j: () => 1, ['k' + 1]: () => 1, l() {}, get m() { return 1 }, async n() {}, *p() {}, [Symbol('q')]: () => 1, r: class {} }; let s; (s) = () => 1; const t = (() => 1), u = (0, () => 1); function v(x, y = 1, z) {} const w = (...xs) => xs
    class C { x = () => 1; #y = () => 1; static z = () => 1; yn() { return this.#y.name } static #p = class {}; static pn() { return C.#p.name } }
    function main() { const d0 = Object.getOwnPropertyDescriptor(o, 'm').get; const sym = Object.getOwnPropertySymbols(o)[0]; return [[a, b, c, d, e, f, g, h, i, o.j, o.k1, o.l, d0, o.n, o.p, o[sym], o.r, s, t, u, v, w, new C().x, C.z].map((f) => [f.name, f.length]), new C().yn(), C.pn()] }`,
  'order of evaluation': `const l = (x) => log(x); const o = (n) => (l(n), { get p() { l(n + '.p'); return n === 23 ? n : (...xs) => xs.length }, set p(v) { l(n + '.p=' + v) } })
    function main() { o(1).p(l(2), l(3)); o(4)[l('p')] = l(5); l(6) + l(7) * l(8); [l(9), l(10)]; ({ [l('a')]: l(11), [l('b')]: l(12) }); \`\${l(13)}\${l(14)}\`; (l(15), o)(16).p(o(17).p(l(18))); l(19) < l(20) ? l(21) : l(22); o(23).p += l(24); [o(25).p, o(26).p] = [l(27), l(28)]; for (o(29).p in { x: l(30) }) ; f(l(31), ...[l(32)], l(33)); function f() {} delete o(34).p; o(35)?.p?.(l(36)) }`,
}
