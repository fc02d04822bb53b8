import { specify } from './specify.ts'

specify('call', [
  {
    name: 'functions, methods, new, tagged templates, chains of calls',
    source: `class A { constructor(x) { this.x = x } get() { return [this.x] } static of(x) { return new A(x) } }
const tag = (s, x) => s.raw[0] + x
function f(x) { return A.of(x).get().map((y) => String(y))[0] + tag\`n\${x}\` }`,
    call: 'f(1)',
    events: [
      '1:call new A(x) = A {x: 1}',
      '3:call A.of(x) = A {x: 1}',
      '3:call A.of(x).get() = [1]',
      '3:call String(y) = "1"',
      '3:call A.of(x).get().map((y) => String(y)) = ["1"]',
      '3:call tag`n${x}` = "n1"',
    ],
    counted: [
      'new A(x) × 1',
      'A.of(x).get().map((y) => String(y)) × 1',
      'A.of(x).get() × 1',
      'A.of(x) × 1',
      'String(y) × 1',
      'tag`n${x}` × 1',
    ],
  },
  {
    name: 'super(), super.m(), private methods',
    source:
      'class A { constructor(x) { this.x = x } m() { return this.x } } class B extends A { #p(x) { return x } constructor() { super(1); this.y = super.m() } m() { return this.#p(this.y) } }',
    call: 'new B().m()',
    events: ['1:call super(1) = B {x: 1}', '1:call super.m() = 1', '1:call this.#p(this.y) = 1'],
  },
  {
    name: 'an optional chain as a whole, or the call in front of it',
    source:
      'const o = { f: () => ({ g: () => [1] }) }; function f(n) { return [o?.f().g(), o.f?.().g?.()[0], n?.f(), o.f()?.g(), n?.f().g()?.h, (o?.f()).g()] }',
    call: 'f(null)',
    events: [
      '1:call o?.f().g() = [1]',
      '1:call n?.f() = undefined',
      '1:call o.f() = {g: [function g]}',
      '1:call o.f()?.g() = [1]',
      '1:call o?.f() = {g: [function g]}',
      '1:call (o?.f()).g() = [1]',
    ],
  },
  {
    name: 'new of what new makes, of members of calls; direct eval',
    source:
      'function F() { return F } F.G = class { v = 1 }; const m = () => F; function f() { var local = 5; return [new new F()(), new (m().G)().v, new (m()).G().v, eval("local"), new F().G] }',
    call: 'f().slice(1, 4)',
    events: [
      '1:call new new F()() = [function F]',
      '1:call m() = [function F]',
      '1:call new (m().G)() = {v: 1}',
      '1:call m() = [function F]',
      '1:call new (m()).G() = {v: 1}',
      '1:call eval("local") = 5',
      '1:call new F() = [function F]',
    ],
  },
])
