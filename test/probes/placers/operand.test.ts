import { specify } from './specify.ts'

specify('operand', [
  {
    name: 'operands that are skipped do not count',
    source: 'const f = (a, b, c = a?.x ?? 9) => (a && b) || (c ? b : (0, a))',
    call: '[f(0, 1), f(1, 0), f({ x: 0 }, 2)]',
    counts: ['a?.x × 3', '9 × 2', 'a × 3', 'b × 2', 'b × 2'],
  },
  {
    name: 'callees, templates, spreads and logical assignment keep their meaning',
    source:
      'const o = { v: 1, m() { return this?.v } }; let z = null; function f(x) { z ||= x; return [(x || o).m?.(), (x && o.m)?.call(o), `${x || "t"}`, ...(x || []), typeof (x || 1), z] }',
    call: '[f(null)]',
    events: [
      '1:operand x = null',
      '1:operand x = null',
      '1:operand o = {v: 1, m: [function m]}',
      '1:operand x = null',
      '1:operand x = null',
      '1:operand "t" = "t"',
      '1:operand x = null',
      '1:operand [] = []',
      '1:operand x = null',
      '1:operand 1 = 1',
    ],
  },
  {
    name: 'await and yield stay where they are',
    source: 'function* g(x) { const y = x || (yield 1); return (yield y) && (yield 2) }',
    call: '(() => { const it = g(0); return [it.next(), it.next(5), it.next(6), it.next(7)] })()',
    events: ['1:operand x = 0', '1:operand yield 1 = 5', '1:operand yield y = 6', '1:operand yield 2 = 7'],
  },
  {
    name: 'only counted, but not where a bracket could go on with the line before',
    source: `let a = 1
;(a || log(2))
a && log(1)
function f(x = a ?? 2) { return x || (0, 3) }`,
    call: '[f(0), f(5)]',
    counts: ['a × 1', 'a × 1', 'log(1) × 1', 'x × 2', '0, 3 × 1'],
    counted: ['a × 1', 'log(1) × 1', 'x × 2', '0, 3 × 1'],
  },
])
