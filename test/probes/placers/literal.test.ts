import { specify } from './specify.ts'

specify('literal', [
  {
    name: 'numbers, texts, booleans, null and signed numbers, wherever their value is used',
    source: `function f(a, b) { 'use strict'; const o = { k: 'v', 1: null, [3]: -4 }; switch (a) { case 5: a = 6 } return a + 7 > 80 || [b, o, -a, 2n] }`,
    call: 'f(5)',
    events: [
      `1:literal 'v' = "v"`,
      '1:literal null = null',
      '1:literal 3 = 3',
      '1:literal -4 = -4',
      '1:literal 5 = 5',
      '1:literal 6 = 6',
      '1:literal 7 = 7',
      '1:literal 80 = 80',
      '1:literal 2n = 2n',
    ],
  },
  {
    name: 'not what is imported, what names something, or a long table',
    source: `const { sep } = { sep: 1 }; const table = [${Array.from({ length: 40 }, (_, i) => i).join()}]; const [x] = 'ab'; function f() { return [3, sep, table.length, x, typeof 'a', class { 3() {} }.name] }`,
    call: 'f()',
    events: ['1:literal 3 = 3'],
  },
])
