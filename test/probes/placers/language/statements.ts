/** Programs for the statements of the language, by what they are about. */
export const STATEMENTS: Readonly<Record<string, string>> = {
  'if, else-if and dangling else': `function f(a) { if (a) if (a > 1) return log('x'); else return log('y'); else log('z')
    if (a === 0) ; else log('w') }
    function main() { return [0, 1, 2].map(f) }`,
  'loops of every kind, with and without blocks': `function main() { const out = []; for (;;) break; for (var i = 0; i < 3; i++) out.push(i)
    for (let j = 0, k = 3; j < k; j++, k--) { out.push(() => [j, k]) }
    for (const x of new Set([1, 2])) out.push(x); for (var p in { a: 1, b: 2 }) out.push(p); for (out.q of [7]) ; for ([out.r] of [[8]]) ;
    do out.push(i--); while (i > 0) out.push('end')
    while (i < 2) i++
    return [...out.map((x) => typeof x === 'function' ? x() : x), out.q, out.r] }`,
  'closures over loop variables': `function main() { const fs = []; for (let i = 0; i < 3; i++) { fs.push(() => i++); i += 0 }
    for (const { v, w = v } of [{ v: 1 }, { v: 2, w: 3 }]) fs.push(() => [v, w])
    return fs.map((f) => [f(), f()]) }`,
  'labels, break and continue': `function main() { let n = 0; a: for (let i = 0; i < 4; i++) { b: for (;;) { n++; if (i % 2) continue a; else break b } if (i === 2) break a }
    c: { n += 10; if (n) break c; n = 0 } d: if (n) { break d } e: f: while (true) { break e } return n }`,
  'switch falls through, default in the middle, no case, lexical names': `function f(x) { const out = []; switch (x) { case 1: out.push(1); default: out.push('d'); case log(2): { out.push(2); break } case 3: let y = 3; out.push(y) }
    switch (x) {} switch (log('once')) { case 'once': } return out }
    function g(x) { switch (x) { case 0: let a = 1; return a; case 1: try { a = 2 } catch (e) { return e.message } } }
    function main() { return [f(1), f(2), f(3), f(4), g(0), g(1)] }`,
  'try, catch and finally that overrides': `function f(x) { try { if (x === 1) return log('r'); if (x === 2) throw new TypeError('t'); return log('n') } catch { return log('c') } finally { if (x === 2) return 'over'; log('f') } }
    function g() { for (const x of [1, 2, 3]) { try { if (x === 2) continue; if (x === 3) break; log(x) } finally { log('f', x) } } }
    function h() { try { throw { a: [1, 2] } } catch ({ a: [b, c] }) { return [b, c] } }
    function i() { try { return k() } finally { try { throw 1 } catch (e) { log(e) } } function k() { throw new RangeError('k') } }
    function main() { g(); try { i() } catch (e) { log(e.name) } return [f(0), f(1), f(2), h()] }`,
  'catch parameters that are declared again': `function main() { try { throw 1 } catch (e) { var e = 2; log(e) } log(e); try { throw 3 } catch (e) { { let e = 4; log(e) } } return e }`,
  'errors that leave a function': `function f() { null.x }
    function main() { log('before'); try { f() } catch (e) { return e.message } log('never') }`,
  'stack overflow is an error like others': `function f(n) { return 1 + f(n + 1) }
    function main() { try { f(0) } catch (e) { return [e instanceof RangeError, e.message] } }`,
  'no semicolons': `var a = 1
    var b = a
    ;[1, 2].forEach(x => log(x))
    ;(function () { log(b) })()
    const s = \`t\`
    let c
    = 3
    function main() {
      a
      ++
      b
      if (a) log('a')
      else
        log('b')
      do a--
      while (a > 0) log('after')
      x: for (;;) { break
      x }
      return a + b +
        c
    }`,
  'directives, comments at ends, HTML comments': `"use strict"
    "other"; // tail
    function f() { /* a */ 'use strict' /* b */ // c
      return this // d
    } // e
    function g(x) { return x // last
    }
    function main() { "not first"; return [f(), g(1), (function () { "a"; "use strict"; return this === undefined })()] }`,
  'debugger, empty statements, blocks': `;;{} { { log(1) } } ;
    function main() { debugger; ;; { let x = 1; { let x = 2; log(x) } log(x) } }`,
  using: `function res(n) { return { n, [Symbol.dispose]() { log('dispose', n) } } }
    function f() { using a = res(1), b = res(2); log(a.n + b.n); { using c = res(3); if (c) return 'r' } }
    function g() { for (using d of [res(4), res(5)]) log(d.n); try { using e = { } } catch (x) { return x.message } }
    function h() { using e = res(6); throw new Error('h') }
    function main() { const r = [f(), g()]; try { h() } catch (e) { log(e.message) } return r }`,
  'variables: hoisted, shadowed, unset, assigned from closures': `var v = 1; let l = v, m; const fs = [() => v, () => l, () => m]
    function inc() { l += 1; m ??= 0; m++; return [v, l, m] } function early() { try { late = 1 } catch (e) { return e.message } } const seen = early(); let late = 2
    function main() { inc(); { let v = 5; v = v + 1; log(v) } { function nested() { v = 9 } nested() } hoisted = 3; var hoisted; [v, l] = [l, v]; return [fs.map((f) => f()), inc(), seen, late, hoisted] }`,
}
