import { specify } from './specify.ts'

specify('statement', [
  {
    name: 'what is reached, no declarations of functions, no directives',
    source:
      '"use strict"; function f(x) { if (x) return 1; else { x = 2 } function g() {} try { throw x } catch (e) { x = e } finally { ; } }',
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
    name: 'static blocks and switch cases',
    source: 'class A { static { log("s") } } function f(x) { switch (x) { case 1: let y = x; return y } }',
    call: 'f(1)',
    counts: ['log("s") × 1', 'switch (x) { case 1: let y = x; return y } × 1', 'let y = x; × 1', 'return y × 1'],
  },
  {
    name: 'behind declarations of patterns, in modules of one line',
    source: 'const { a } = { a: 1 };if (a) log(a); switch (a) { case 1: { log(2) } }',
    call: 'a',
    counts: [
      'const { a } = { a: 1 }; × 1',
      'if (a) log(a); × 1',
      'log(a); × 1',
      'switch (a) { case 1: { log(2) } } × 1',
      'log(2) × 1',
    ],
    counted: [
      'const { a } = { a: 1 }; × 1',
      'if (a) log(a); × 1',
      'log(a); × 1',
      'switch (a) { case 1: { log(2) } } × 1',
      'log(2) × 1',
    ],
  },
])
