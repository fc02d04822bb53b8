import { specify } from './specify.ts'

specify('loop', [
  {
    name: 'turns, with the variable of for-of and for-in',
    source: `function f(xs) { const out = []; for (const x of xs) out.push(x); for (const k in { a: 1 }) { out.push(k) }
      for (const [p, q] of [[1, 2]]) out.push(p + q); let n = 2; while (n --> 0) ; do { n++ } while (n < 1); return out }`,
    call: 'f([5, 6])',
    events: [
      '1:loop x = 5',
      '1:loop x = 6',
      '1:loop k = "a"',
      '2:loop for (const [p, q] of [[1, 2]])',
      '2:loop while (n --> 0)',
      '2:loop while (n --> 0)',
      '2:loop do { n++ } while (n < 1);',
      '2:loop do { n++ } while (n < 1);',
    ],
    counts: ['x × 2', 'k × 1', 'for (const [p, q] of [[1, 2]]) × 1', 'while (n --> 0) × 2', 'do { n++ } while (n < 1); × 2'],
  },
  {
    name: 'a body that declares the variable anew',
    source: 'function f(xs) { let s = 0; for (const x of xs) { const x = 1; s += x } return s }',
    call: 'f([5, 6])',
    counts: ['for (const x of xs) × 2'],
  },
  {
    name: 'a loop is at the line on which it begins',
    source: 'function f(xs) {\n  for (const x of xs)\n    log(x)\n}',
    call: 'f([5])',
    events: ['2:loop x = 5'],
  },
  {
    name: 'labels stay with their loops',
    source: `function f() { let n = 0; outer: for (let i = 0; i < 3; i++) for (let j = 0; j < 3; j++) { if (j === 1) continue outer; n++ }
      block: { if (n) break block; n = 9 } return n }`,
    call: 'f()',
    counts: ['for (let i = 0; i < 3; i++) × 3', 'for (let j = 0; j < 3; j++) × 6'],
  },
  {
    name: 'loops that do not turn, var and assigned variables',
    source:
      'let y; function f(xs) { for (y of xs) ; for (xs.z in { q: 1 }) ; for (var i = 0; i < 0; i++) ; while (false) ; return [y, xs.z] }',
    call: 'f([1, 2])',
    events: ['1:loop y = 1', '1:loop y = 2', '1:loop for (xs.z in { q: 1 })'],
    counts: ['y × 2', 'for (xs.z in { q: 1 }) × 1'],
  },
])
