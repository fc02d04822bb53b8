import { specify } from './specify.ts'

specify('await', [
  {
    name: 'what is waited for, and what comes back: generators',
    source: `function* g(x) { const a = yield x; const b = yield
  ;[yield* h(b)]; return (yield (a, b)) }
function* h(x) { return (yield [x]) }`,
    call: '(() => { const it = g(1); return [it.next(), it.next("a"), it.next("b"), it.next("c"), it.next("d")] })()',
    events: [
      '1:await yield x = 1',
      '1:await yield x → resumed = "a"',
      '1:await yield = undefined',
      '1:await yield → resumed = "b"',
      '2:await yield* h(b) = undefined',
      '3:await yield [x] = ["b"]',
      '3:await yield [x] → resumed = "c"',
      '2:await yield* h(b) → resumed = "c"',
      '2:await yield (a, b) = "b"',
      '2:await yield (a, b) → resumed = "d"',
    ],
    counted: ['yield x × 1', 'yield × 1', 'yield* h(b) × 1', 'yield (a, b) × 1', 'yield [x] × 1'],
  },
])
