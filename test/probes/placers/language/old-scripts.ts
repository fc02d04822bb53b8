/** Programs that only sloppy code may be. */
export const OLD_SCRIPTS: Readonly<Record<string, string>> = {
  'arguments are the parameters': `function f(a, b) { arguments[0] = 5; b = 6; a = a + 1; a++; return [a, b, arguments[0], arguments[1], arguments.length] } function g(a = 1) { arguments[0] = 5; return [a, arguments[0]] } function h(a) { 'use strict'; a = 9; return arguments[0] }
    function i(a) { function a() { return 'fn' } return [typeof a, typeof arguments[0]] } function j(arguments) { return arguments } function k() { var arguments = 1; return arguments } function l() { function arguments() {} return typeof arguments }
    function main() { return [f(1, 2), f(1), g(2), h(3), i(4), j(5), k(6), l(7)] }`,
  'functions in blocks': `function f() { var out = [typeof a, typeof b]; { function a() { return 1 } out.push(a()) } out.push(a()); if (true) function b() { return 2 } out.push(b()); function c() { return 'first' } var d = c(); function c() { return 'second' } out.push(d, c()); { function c() { return 'third' } } out.push(c()); a = 3; out.push(typeof a); return out }
    function g() { try { return [typeof e, h()] ; function h() { return typeof h } } finally { function e() {} } } function m() { return n(); function n() { return o() } function o() { return 'o' } } function p() { var q = 1; function q() {} return typeof q } function r(s) { var s; return s } function t() { l: function u() { return 'u' } return u() }
    function v(x = () => typeof w) { function w() {} return [x(), typeof w] } function y() { let z = 1; { function z2() { return z } } return z2() } switch (1) { case 1: function inCase() { return 'case' } }
    function main() { return [f(), g(), m(), p(), r(1), t(), v(), y(), inCase()] }`,
  with: `var o = { x: 1, get y() { log('get y'); return 2 }, f: function () { return this === o }, set z(v) { log('set z', v) } }, x = 'outer'
    function main() { var r = []; with (o) { r.push(x, y, f()); x = 5; z = 6; var inWith = x; for (x in { k: 1 }) ; (function () { r.push(x) })() } with (new Proxy({}, { has: function (t, k) { log('has', String(k)); return false } })) { typeof missing; x } return [r, o.x, x, inWith] }`,
  'eval, direct and not': `var g = 1; function f(a) { var r = [eval('a + 1'), eval('var made = a; made')]; r.push(made, typeof arguments, eval('arguments.length'), (0, eval)('typeof a'), eval?.('typeof a')); eval('a = 7'); r.push(a); const h = eval; r.push(h('typeof a')); let b = 2; r.push(eval('b++'), b, eval('(function () { return typeof a })()')); return r } function s() { 'use strict'; eval('var q = 1'); return typeof q } function t() { eval('function made() { return 1 }'); return made(); function other() {} }
    function main() { return [f(5), s(), t(), new Function('a', 'return a + 1')(1)] }`,
  'undeclared, deleted and global names': `function main() { undeclared = log(1); var r = [typeof undeclared, delete undeclared, typeof undeclared]; try { undeclared } catch (e) { r.push(e.message) } undeclared2 = undeclared3 = 4; r.push(undeclared2++, undeclared2, this === globalThis, delete globalThis.undeclared2, delete globalThis.undeclared3); return r }`,
  'this, callers and octals': `function f() { return this === globalThis } function g() { return typeof this } function h() { return h.caller === main }
    function main() { return [f(), f.call(null), g.call(1), 010, '\\101', h()] }`,
  'old names are names': `var let_ = 1, async = 2, of = 3, get = 4, set = 5, yield = 6, await = 7, static = 8; var let = 9
    function main() { for (of of [1]) ; async = async + 1; yield = yield * 2; var o = { async, of, get, yield, await, let }; for (async in { q: 1 }) ; return [o, let, (async), await + yield, static] }`,
  'HTML comments, hashbang, byte-order mark, line ends':
    '\uFEFF#!/usr/bin/env node\r\nvar a = 1 <!-- b\r\n--> c\r\nfunction main() {\r\n  var s = 0\r\n  for (var i = 0; i < 3; i++)\r\n    s += i\r\n  if (s) return s\u2028  return `a\r\nb`.length\r\n}',
  'for-in with an initialiser, labelled functions, assignment to calls': `function main() { for (var i = log(0) in { a: 1 }) log(i); foo: function bar() {} return [i, typeof bar] }`,
  'assigning to a function from inside': `var f = function g(n) { g = 1; return typeof g + n }; function h() { h = 2; return typeof h } function main() { return [f(1), h(), typeof h] }`,
  'prototypes by hand': `function A(x) { if (!(this instanceof A)) return new A(x); this.x = x } A.prototype.get = function () { return this.x }; A.prototype = Object.assign(Object.create({ base: 1 }), A.prototype); var B = function () { A.apply(this, arguments) }; B.prototype = Object.create(A.prototype, { constructor: { value: B } })
    function main() { return [A(1).get(), new B(2).get(), new B(3).base, B.name, new B().constructor === B] }`,
}
