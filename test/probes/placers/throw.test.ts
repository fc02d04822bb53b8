import { specify } from './specify.ts'

specify('throw', [
  {
    name: 'errors and other values',
    source: 'function f(x) { if (x) throw new TypeError("t"); throw{ x } }',
    call: '[1, 0].map((x) => { try { f(x) } catch (e) { return e.name ?? e.x } })',
    counts: ['new TypeError("t") × 1', '{ x } × 1'],
  },
  {
    name: 'with its values',
    source: 'function f(x) { try { throw x, new Error("e") } catch (e) { throw [e.message, x] } }',
    call: '(() => { try { f(1) } catch (e) { return e } })()',
    events: ['1:throw x, new Error("e") = Error("e")', '1:throw [e.message, x] = ["e", 1]'],
    counted: ['x, new Error("e") × 1', '[e.message, x] × 1'],
  },
])
