/** Expressions and statements that throw, a program each: what the error says does not tell of the probes. */
const FAILING = [
  ['u.x', 'u()', 'o.m()', 'o.n.x', 'o.n.x.y()', 'new five()', 'new o.m()', '[...five]', 'const { a } = u', 'const [b] = five', 'let { a: { b } } = o', '({ a: o.z } = null)', '[o.z] = five'],
  ['for (const x of five) ;', 'for (const [x] of [five]) ;', 'for (const { x } of [u]) ;', '(({ x }) => x)()', '(([x]) => x)(five)', 'missing', 'missing.x', 'missing()', 'typeof missing.x', 'tdz; let tdz', 'tdz = log(1); let tdz', 'const c = 1; c = 2'],
  ["'a' in five", 'five instanceof five', 'five instanceof o', 'class A extends five {}', 'class A extends u {}', 'five`x`', 'o.m`x`', 'o.k.x.y', "o['k' + 1]()", 'o[five]()', 'o[u.x]', "Symbol() + ''", '1n + 1', 'BigInt(1.5)', '+Symbol()', 'null[Symbol.iterator]'],
  ['[].reduce((a) => a)', "'x'.repeat(-1)", 'new Array(-1)', "JSON.parse('{')", "decodeURIComponent('%')", "'use strict'; Object.freeze([1])[0] = 2", "'use strict'; undeclared = 1", "'use strict'; delete Object.freeze([1])[0]"],
  ["throw { toString: () => 'own' }", 'throw undefined', 'Math.max(...five)', 'f(...u)', 'f(1, ...five)', 'f(...five, 1)', 'new f(...five)', 'f({ ...u }, u.x)', '((x = y, y) => x)()', 'o?.n.y', 'o.n?.[0](), u.x', 'o?.m()', 'o?.n.x.y()', 'o.k?.x.y'],
  ['five.toFixed(1000)', 'new Proxy(1, {})', 'Reflect.ownKeys(1)', "Object.defineProperty(1, 'a', {})", '[1].map(five)', '[1][0]()', '({}).x()', '`${five}`()', '(five, o.m)()', 'new Map(five)', 'new Map([five])', 'Object.fromEntries([1])'],
  ['new (class { #p; m(x) { return x.#p } })().m({})', 'new (class { #p; m(x) { x.#p = 1 } })().m({})', 'new (class { #p() {} m(x) { x.#p() } })().m({})', 'class A { constructor() { A() } } new A()', 'class B extends Object { constructor() { this.x } } new B()'],
  ['f.call.call(1)', 'null.f(log(1))', 'o.m(log(1))', 'u.x = log(1)', 'u[log(0)] = log(1)', 'u.x++', 'u.x += log(1)', 'o.n.x ??= log(1)', 'o.n[log(0)](log(1))', 'new u.x(log(1))', 'f(u.x, log(1))', 'super_.x', 'this_.x()', 'o.get.x'],
  ['if (u.x) log(1)', 'while (u.x) ;', 'switch (u.x) {}', 'for (;u.x;) ;', 'for (const x in u.x) ;', 'with_.x', 'return u.x', 'throw u.x', 'try { u.x } finally { log(1) }', 'try { u.x } catch (e) { throw e }', 'try { u.x } catch ({ x }) { throw x.y }', 'l: u.x', 'do u.x; while (1)'],
].flat()

/** Where V8 names the expression whose value was at fault, it names the probe that hands the value on. */
const SHOWN = ['f(1)(2)', 'o.f(1).map(f)', '[...f(1)]', 'const [a] = f(1)', 'const { a } = f(1).x', '(u || five)()', '(u ??= five)()', 'for (const x of o.f()) ;', 'new (f(1))()']

const names = "let u; const five = 5, o = { n: null, k: {}, f: () => 1, get get() { throw new RangeError('get') } }, f = () => 1"

const programs = (codes: readonly string[]) =>
  Object.fromEntries(
    codes.map((code) => [`error of ${code}`, `${names}\nfunction main() { ${code.startsWith("'use") ? code : `log(0); ${code}`} }`]),
  )

export const ERRORS: Readonly<Record<string, string>> = programs(FAILING)
export const SHOWN_ERRORS: Readonly<Record<string, string>> = programs(SHOWN)
