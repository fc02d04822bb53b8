import fc from 'fast-check'

/**
 * Random programs that end: `main()` calls `f(a, b, c)` several times and waits for what it left behind. They tell their side effects to
 * `log`, so that order and number of evaluations show; `fuel` bounds what a loop or a recursion may do.
 */
type Grammar = Readonly<Record<'e' | 's' | 'body' | 'target' | 'name' | 'ordered' | 'pattern', string>>
type Part = string | fc.Arbitrary<string>

const join = (...parts: readonly Part[]) =>
  fc.tuple(...parts.map((part) => (typeof part === 'string' ? fc.constant(part) : part))).map((texts) => texts.join(''))
const pick = (...texts: readonly string[]) => fc.constantFrom(...texts)
const end = pick(';\n', '\n;', '; ', ' ;')

const { s: statement } = fc.letrec<Grammar>((tie) => {
  const [e, s, body, target, name, pattern] = (['e', 's', 'body', 'target', 'name', 'pattern'] as const).map((key) =>
    tie(key),
  ) as [
    fc.Arbitrary<string>,
    fc.Arbitrary<string>,
    fc.Arbitrary<string>,
    fc.Arbitrary<string>,
    fc.Arbitrary<string>,
    fc.Arbitrary<string>,
  ]
  const block = join('{ ', s, s, '}')
  return {
    name: pick('a', 'b', 'c', 'v'),
    target: fc.oneof(name, name, pick('o.p', 'o["q"]', 'o.acc', 'this.t'), join('o[', e, ']')),
    pattern: fc.oneof(
      join('[', target, ', ', target, ' = ', e, ']'),
      join('{ p: ', target, ' = ', e, ', [', e, ']: ', target, ', ...', name, ' }'),
      join('[, ...', target, ']'),
      join('{ q: [', target, '] = [', e, '] }'),
    ),
    ordered: e,
    e: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      pick(
        '0',
        '1',
        '-2',
        '"s"',
        'null',
        'undefined',
        '[a]',
        '1n',
        '{}.x',
        'NaN',
        '/r/',
        '`t`',
        'this',
        'arguments.length',
        'o',
        'o.acc',
        'h',
        'new.target',
      ),
      name,
      join('log(', name, ', ', e, ')'),
      join('(', e, pick(' + ', ' - ', ' * ', ' === ', ' < ', ' in o + ', ' instanceof Object + ', ' ** ', ', '), '(', e, '))'),
      join('(', e, pick(' || ', ' && '), e, ')'),
      join('(', e, ' ?? ', e, ')'),
      join('(', e, '\n? ', e, ' : ', e, ')'),
      join('(', target, pick(' = ', ' += ', ' -= ', ' ||= ', ' &&= ', ' ??= '), e, ')'),
      join('(', pattern, ' = ', e, ')'),
      join('(', target, pick('++', '--'), ')'),
      join('(', pick('++', '--', 'typeof ', '!', 'void ', '-', 'delete '), target, ')'),
      join(
        'o',
        pick('?.m', '.m', '?.["m"]', '.missing?.m', '.m?.'),
        '(',
        e,
        ')',
        pick('', '', '?.x', '?.x.y', '.length', '?.[0]?.(1)'),
      ),
      join('(', e, ')', pick('?.p', '?.[0]', '?.m?.(1)', '?.p.q', '.p', '[0]')),
      join('h(', e, ', ', e, ')'),
      join('h(...[', e, '], ...[', e, '])'),
      join('[', e, ', ', pick('', '...[1], ', ', '), e, ']'),
      join('({ a, k: ', e, ', [', e, ']: ', e, ', ...', e, ', get g() { return ', e, ' } })', pick('', '.k', '.g')),
      join('`x${', e, '}y${', e, '}`'),
      join('o.tag`', name, '${', e, '}`'),
      join('((x, y = ', e, ', ...z) => x ? y : ', e, ')(', e, ')'),
      join('(x => { ', s, ' return x })(', e, ')'),
      join(
        '(function (p, [q] = [',
        e,
        ']) { "use strict"; ',
        s,
        ' return [p, q, this === undefined] })'.replace('"use strict"; ', ''),
        '(',
        e,
        ')',
      ),
      join('(function named() { return ', e, ' }).call(', e, ')'),
      join(
        '[...(function* () { try { const z = yield ',
        e,
        '; ',
        s,
        ' yield* [',
        e,
        ', (yield ',
        e,
        ')]; return z } finally { log("closed") } })()].length',
      ),
      join('[', e, ', ', e, '].map(x => x\n=== ', e, ').length'),
      join(
        'new (class K extends Base { static n = ',
        e,
        '; v = ',
        e,
        '; #w = ',
        e,
        '; static { ',
        s,
        ' } constructor() { const z = ',
        e,
        '; super(z); ',
        pick('', 'return {}'),
        ' } get w() { return [this.v, this.#w] } })().w',
      ),
      join('((fn = () => 1, { k = function () {} } = {}) => fn.name + k.name)()'),
      join('new Base(', e, ').x'),
      join(
        'later(async () => { log(await ',
        e,
        '); ',
        pick('', 'throw 1', 'await null; log("late")', 'for await (const x of [1, h]) log("turn")'),
        ' })',
      ),
    ),
    body: fc.oneof({ depthSize: 'small' }, s, block, pick(';\n')),
    s: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      join(target, pick(' = ', ' += ', ' ||= '), e, end),
      join('log(', e, ')', end),
      join(target, pick('++', '--'), end),
      join('(', pattern, ' = ', e, ')', end).map((text) => `;${text}`),
      join(
        '{ let { p, q: [r] = [',
        e,
        '], ...w } = { p: ',
        e,
        ', z: 1 }; const g = () => { r = ',
        e,
        '; return r }; a = g(); log(g.name, p, r) }\n',
      ),
      join('{ log(early(', e, ')); function early(x) { return x } }\n'),
      join(
        '{ try { log(z1) } catch (x) { log(x.name) } let z1 = ',
        e,
        '; z1 = [z1]; z1 += ',
        e,
        '; log(z1); const k1 = () => z1 = ',
        e,
        '; log(k1(), z1) }\n',
      ),
      join(
        '{ const out = (x) => { inner = x; inner++; return inner }; try { log(out(',
        e,
        ')) } catch (x) { log(x.name) } let inner = ',
        e,
        '; log(out(',
        e,
        '), inner) }\n',
      ),
      join('if (', e, ') ', body),
      join('if (', e, ') ', body, 'else ', body),
      join('for (let i = 0, n = 2; i < n; i++) ', body),
      join('for (let i = 0; i < 2; fns.push(() => i++), i++) ', body),
      join('for (const a of [1, ', e, ']) ', body),
      join('for (', target, ' of [', e, ', 2]) ', body),
      join('for (const [x, { y = ', e, ' } = {}] of [[1], [2, { y: 3 }]]) { log(x, y); ', s, '}\n'),
      join('for (const k in { p: 1, q: 2 }) { if (', e, ') continue; log(k) }\n'),
      join('for (const x of iterable()) { if (', e, ') ', pick('break', 'continue'), '\nlog(x) }\n'),
      join('while (fuel-- > 0 && ', e, ') ', body),
      join('{ let n = 0; do { n++; ', s, '} while (n < 2) log(n) }\n'),
      join(
        'switch (',
        e,
        ') { case 0: let w1 = ',
        e,
        '; case ',
        e,
        ': ',
        s,
        'break\ndefault: try { w1 = ',
        e,
        '; log(w1) } catch (x) { log(x.name) } case "s": ',
        s,
        '}\n',
      ),
      join('outer: for (let i = 0; i < 2; i++) for (;;) { if (', e, ') break outer; else ', s, 'continue outer }\n'),
      join('l: { ', s, 'if (', e, ') break l; ', s, '}\n'),
      join('try { ', s, 'if (', e, ') throw ', e, '; } catch (x) { log(told(x)); x = ', e, '; log(x) } finally { ', s, '}\n'),
      join('try { ', s, '} catch { log("caught") }\n'),
      join(
        'try { throw { p: ',
        e,
        ', q: 1 } } catch ({ p, q = 2 }) { log(p, q) } finally { ',
        pick('', 'if (fuel % 7 === 0) return "over"'),
        ' }\n',
      ),
      join('if (', e, ') return ', e, end),
      join('if (', e, ')\nreturn\n'),
      join('if (', e, ') throw[', e, ']', end),
      join('{ const d = 1; try { d = ', e, ' } catch (x) { log(x.name) } }\n'),
      join('var v = ', e, ', u', end),
      join('{ function g(n) { if (n <= 0 || fuel-- <= 0) return ', e, '; return [g(n - 1), a] } log(g(2)) }\n'),
      join('fns.push(() => ', e, ')', end),
      join(
        '{ const it = (function* () { try { const z = yield ',
        e,
        '; log("got", z); yield z } catch (x) { log("thrown", told(x)); yield 9 } finally { ',
        s,
        '} })(); log(it.next(), it.',
        pick('next', 'throw', 'return'),
        '(',
        e,
        '), it.next()) }\n',
      ),
    ),
  }
})

const PRELUDE = `let fuel = 60
// V8 puts source text into what a TypeError says.
const told = (x) => x instanceof TypeError ? x.name : String(x)
const fns = [], pending = []
class Base { constructor(x) { this.x = x; log('base', new.target === Base) } }
const h = function (x, y) { if (fuel-- > 0) log('h', x, y, arguments.length); return x }
const later = (f) => { if (fuel-- > 0) pending.push(f().catch((x) => log('rejected', told(x)))); return 1 }
function* iterable() { try { yield 1; yield 2 } finally { log('end') } }
`

/** `main` returns what the calls of `f` gave or threw. */
export const program = fc.tuple(fc.array(statement, { minLength: 1, maxLength: 5 }), fc.boolean()).map(
  ([statements, strict]) => `${strict ? '"use strict"\n' : ''}${PRELUDE}function f(a, b = 2, ...c) {
const o = { p: 1, q: [2], get acc() { log('get'); return 1 }, set acc(v) { log('set', v) }, m(...xs) { return log('m', this === o, xs.length) }, tag(s, x) { return log(s.join(), x) } }
${statements.join('')}
return [a, b, c, v, o.p, o.q]
var v
}
async function main() {
  delete globalThis.t
  const out = []
  for (const args of [[0], ['s', 2, [1]], [null, { p: 1 }]]) {
    fuel = 60
    try { out.push(f.apply({ t: 1 }, args)) } catch (x) { out.push('thrown', told(x)) }
    for (const fn of fns.splice(0, 4)) try { log(fn()) } catch (x) { log(told(x)) }
    await Promise.all(pending.splice(0))
  }
  return out
}`,
)
