import { specify } from './specify.ts'

specify('effect', [
  {
    name: 'calls, assignments and jumps are about to run, whatever they are the body of',
    source:
      'function f(n) { let s = 0; for (let i = 0; i < n; i++) if (i === 1) continue\nelse s += i\nif (s) { s = -s } else return 0; a: while (true) break a; s\n;[1].forEach((x) => { s++ }); try { throw 1 } catch { return s } }',
    call: '[f(0), f(4)]',
    events: [
      '3:effect return 0; = true',
      '2:effect s += i = true',
      '1:effect continue = true',
      '2:effect s += i = true',
      '2:effect s += i = true',
      '3:effect s = -s = true',
      '3:effect break a; = true',
      '3:effect s ; = true',
      '4:effect [1].forEach((x) => { s++ }); = true',
      '4:effect s++ = true',
      '4:effect throw 1 = true',
      '4:effect return s = true',
    ],
  },
  {
    name: 'not declarations, blocks and conditions',
    source: 'function f(x) { const y = x; if (y) { let z = 1; return z } class C {} function g() {} return C && g }',
    call: 'f(1)',
    events: ['1:effect return z = true'],
  },
])
