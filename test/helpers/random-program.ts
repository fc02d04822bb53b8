import fc from 'fast-check'

/**
 * Random programs that end: `f(a, b, c)` with bounded loops, switch, try/finally, closures, patterns and generators. They tell their side
 * effects to `log`, so that order and number of evaluations show. Semicolons and braces come and go.
 */
type Grammar = {
  expression: string
  condition: string
  statement: string
  block: string
  target: string
}

const end = fc.constantFrom(';\n', '\n;', '; ')
const name = fc.constantFrom('a', 'b', 'c')

const { statement } = fc.letrec<Grammar>((tie) => {
  const e = tie('expression')
  const c = tie('condition')
  const s = tie('statement')
  const t = tie('target')
  const join = (...parts: (string | fc.Arbitrary<string>)[]) =>
    fc.tuple(...parts.map((part) => (typeof part === 'string' ? fc.constant(part) : part))).map((texts) => texts.join(''))
  return {
    target: fc.oneof(name, join('o[', name, ' ? "p" : "q"]'), fc.constantFrom('o.p', 'o["q"]')),
    expression: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      fc.constantFrom('0', '1', '2', '"s"', 'null', 'undefined', '[a]', '-b', '[]'),
      name,
      join('log(', name, ', ', e, ')'),
      join('(', e, fc.constantFrom(' + ', ' - ', ' * ', ' === ', ' < '), e, ')'),
      join('(', e, fc.constantFrom(' || ', ' && '), e, ')'),
      join('(', e, ' ?? ', e, ')'),
      join('(', c, '\n? ', e, ' : ', e, ')'),
      join('(', e, ', ', e, ')'),
      join('(', t, fc.constantFrom(' = ', ' += ', ' ||= ', ' ??= '), e, ')'),
      join(t, fc.constantFrom('++', '--')),
      join(fc.constantFrom('++', '--', 'typeof ', '!', 'void '), t),
      join('((x, y = ', e, ') => x ? y : ', e, ')(', e, ')'),
      join('(x => { ', s, ' return x })(', e, ')'),
      join('[...(function* () { yield ', e, '; const z = yield ', e, '; return z })()].length'),
      join('(function () { return [this?.p, arguments.length, ', e, '] }).call(o, ', e, ')'),
      join('(o?.m)?.(', e, ')'),
      join('o.m`', name, '${', e, '}`'),
      join('[', e, ', ', e, '].map(x => x\n=== ', e, ').length'),
      join('(() => ({ a, k: ', e, ' }).k)()'),
      join('new (class K { static n = ', e, '; v = ', e, '; get w() { return this.v } })().w'),
      join('(function named() { return named.name + named.length })()'),
      join('((fn = () => 1) => fn.name)()'),
    ),
    condition: fc.oneof(e, join(e, ' > ', e), join(e, ', ', e)),
    block: fc.oneof({ depthSize: 'small' }, s, join('{ ', s, s, '}\n'), fc.constant(';\n')),
    statement: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      join(t, ' = ', e, end),
      join('log(', e, ')', end),
      join(t, fc.constantFrom('++', '--'), end),
      join('[a, b = ', e, '] = [b, ', e, ']', end),
      join('({ p: c = ', e, ' } = o)', end),
      join('{ let { p, q: [r] = [', e, '] } = { p: ', e, ' }; const g = () => r; a = g(); log(g.name, p) }\n'),
      join('if (', c, ') ', tie('block')),
      join('if (', c, ') ', tie('block'), 'else ', tie('block')),
      join('for (let i = 0, n = 2; i < n; i++) ', tie('block')),
      join('for (const a of [1, ', e, ']) ', tie('block')),
      join('for (const k in { p: 1, q: 2 }) { if (', c, ') continue; log(k) }\n'),
      join('{ let n = 2; while (n --> 0) ', tie('block'), '}\n'),
      join('{ let n = 0; do { n++; ', s, '} while (n < 2) log(n) }\n'),
      join('switch (', e, ') { case 0: case ', e, ': ', s, 'break\ndefault: ', s, 'case "s": ', s, '}\n'),
      join(
        '(() => { outer: for (let i = 0; i < 2; i++) for (;;) { if (',
        c,
        ') break outer; else ',
        s,
        'continue outer } })()\n;',
      ),
      join('try { ', s, 'if (', c, ') throw ', e, '; } catch (x) { log(String(x)) } finally { ', s, '}\n'),
      join('if (', c, ') return ', e, end),
      join('if (', c, ')\nreturn\n'),
      join('if (', c, ') throw[', e, ']', end),
      join('{ const d = 1; if (', c, ') try { d = 2 } catch (x) { log(x.name) } }\n'),
    ),
  }
})

export const randomProgram = fc.tuple(fc.array(statement, { minLength: 1, maxLength: 6 }), fc.boolean()).map(
  ([statements, strict]) => `function f(a, b, c) {
${strict ? "'use strict'\n" : ''}const o = { p: 1, q: [2], m(...xs) { return log('m', this === o, xs.length) } }
${statements.join('')}
return [a, b, c, o.p, o.q]
}`,
)
