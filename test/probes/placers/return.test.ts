import { specify } from './specify.ts'

specify('return', [
  {
    name: 'values, nothing, brackets right behind the word, several lines',
    source: `function f(x) { if (x == 1) return; if (x == 2) return[x]; if (x == 3) return (
  x,
  "c"
); return function () {} }`,
    call: '[f(1), f(2), f(3), typeof f(4)]',
    events: [
      '1:return undefined = undefined',
      '1:return [x] = [2]',
      '1:return x, "c" = "c"',
      '4:return function () {} = [function]',
    ],
  },
  {
    name: 'an if without a semicolon at the end of its line, expressions of arrows',
    source: `function f(x) { if (x) return
(x = 3); return 2 } const g = x => y => x + y, h = () => ({ a: 1 }), i = async () => 3`,
    call: '[f(1), f(0), g(1)(2), h()]',
    events: [
      '1:return undefined = undefined',
      '2:return 2 = 2',
      '2:return y => x + y = [function]',
      '2:return x + y = 3',
      '2:return { a: 1 } = {a: 1}',
    ],
  },
  {
    name: 'only counted',
    source: `function f(x) { if (x) return; return [x]
} const g = (x) => (x, 2)`,
    call: '[f(1), f(0), g(1)]',
    counted: ['undefined × 1', '[x] × 1', 'x, 2 × 1'],
  },
])
