import { specify } from './specify.ts'

specify('literal', [
  {
    name: 'numbers, texts, booleans, null and signed numbers, wherever their value is used',
    source: `function f(a, b) { 'use strict'; const o = { k: 'v', 1: null, [3]: -4 }; switch (a) { case 5: a = 6n } return a + 7 > 8 || [b, o, a[9]] }`,
    call: 'f(5)',
    events: [],
  },
  {
    name: 'not what is imported, what names something, or a long table',
    source: `const { sep } = { sep: 1 }; const table = [${Array.from({ length: 40 }, (_, i) => i).join()}]; const [x] = 'ab'; function f() { return [3, sep, table.length, x, typeof 'a', class { 3() {} }.name] }`,
    call: 'f()',
    events: ['1:literal 3 = 3'],
  },
])
