import { specify } from './specify.ts'

specify('exception', [
  {
    name: 'leaves functions on its way, and is caught',
    source: `function f(x) { return g(x) + 1 }
const g = (x) => h.m(x)
const h = { m(x) { if (x > 1) throw new RangeError('r' + x); return x }, get p() { return null.q } }
function main() { try { return f(2) } catch (e) { return e.message } }
class A { static { try { h.p } catch { this.x = 1 } } constructor() { throw 'c' } }
class B extends A { constructor() { super() } static s = A.x }
function two() { try { new B() } catch ({ length }) { return [main(), f(0), length, B.s] } }`,
    call: 'two()',
    events: [
      `3:exception exception from p = TypeError("Cannot read properties of null (reading 'q')")`,
      '5:exception exception from constructor = "c"',
      '6:exception exception from constructor = "c"',
      '3:exception exception from m = RangeError("r2")',
      '2:exception exception from g = RangeError("r2")',
      '1:exception exception from f = RangeError("r2")',
      '4:exception e = RangeError("r2")',
    ],
    counted: [
      'exception from f × 1',
      'exception from g × 1',
      'exception from m × 1',
      'exception from p × 1',
      'e × 1',
      'catch × 1',
      'exception from constructor × 1',
      'exception from constructor × 1',
      '{ length } × 1',
    ],
  },
  {
    name: 'generators that are thrown into; functions with functions of their own',
    source: `function* g() { yield 1; yield 2 }
function f(x) { return inner(x); function inner(y) { throw y } }
function clash(x) { function x() {} throw typeof x }
function main() { const out = []; const it = g(); it.next(); for (const t of [() => it.throw('into'), () => f('deep'), () => clash(1)]) try { t() } catch (e) { out.push(e) } return out }`,
    call: 'main()',
    events: [
      '1:exception exception from g = "into"',
      '4:exception exception from function = "into"',
      '4:exception e = "into"',
      '2:exception exception from inner = "deep"',
      '2:exception exception from f = "deep"',
      '4:exception exception from function = "deep"',
      '4:exception e = "deep"',
      '4:exception exception from function = "function"',
      '4:exception e = "function"',
    ],
    counted: [
      'exception from g × 1',
      'exception from f × 1',
      'exception from inner × 1',
      'exception from function × 1',
      'exception from function × 1',
      'exception from function × 1',
      'e × 3',
    ],
  },
])
