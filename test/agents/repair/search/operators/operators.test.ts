import { describe, expect, it } from 'vitest'
import { OPERATORS } from '../../../../../agents/repair/search/operators/index.ts'
import { parseText, patchesOf, type Situation } from '../../helpers.ts'

type Case = readonly [operator: string, source: string, contains: readonly string[], situation?: Situation]

const f = (body: string, params = 'a, b') => `function f(${params}) {\n  ${body}\n}`

const CASES: readonly Case[] = [
  ['result-transform', f('return a'), [f('return a.toUpperCase()')], { expected: "'AB'", actual: "'ab'" }],
  ['result-transform', f('return a + b'), [f('return (a + b) / 2')], { expected: '4', actual: '8' }],
  ['relational', f('return a < b'), [f('return a <= b'), f('return a > b')]],
  ['arithmetic', f('return a + b'), [f('return a - b'), f('return a * b')]],
  ['assignment-operator', f('a += b; return a'), [f('a -= b; return a'), f('a = b; return a')]],
  ['logical', f('return a && b'), [f('return a || b')]],
  ['negate', f('if (a.has(b)) return 1'), [f('if (!a.has(b)) return 1')]],
  ['negate', f('if (!a) return 1'), [f('if (a) return 1')]],
  ['boolean-constant', f('return true'), [f('return false')]],
  ['constant-step', f('return 2'), [f('return 3'), f('return 1'), f('return -2')]],
  ['constant-replace', f('return 2'), [f('return 7'), f('return 0')], { description: 'The answer is 7.' }],
  ['string-literal', f("return 'Yes'"), [f("return 'yes'"), f("return 'No'")], { description: 'Return "No" if not.' }],
  ['off-by-one', f('return a[b]'), [f('return a[b - 1]'), f('return a[b + 1]')]],
  ['off-by-one', f('return a.slice(b)'), [f('return a.slice(b + 1)')]],
  ['variable-replace', f('return a - a'), [f('return b - a'), f('return a - b')]],
  ['variable-step', f('let i = 0; return i'), [f('let i = 0; return a[i]')], { tests: 'f([1], [2])' }],
  ['member-name', f('return Math.floor(a)'), [f('return Math.ceil(a)'), f('return Math.round(a)')]],
  ['member-name', f('a.push(b)'), [f('a.unshift(b)')]],
  ['property-replace', f('return a.x + a.y'), [f('return a.y + a.y'), f('return a.x + a.x')]],
  ['argument-swap', f('return g(a, b)'), [f('return g(b, a)')]],
  ['argument-drop', f('return g(a, b)'), [f('return g(b)'), f('return g(a)')]],
  ['argument-add', f('return parseInt(a)'), [f('return parseInt(a, 10)'), f('return parseInt(a, b)')]],
  ['sort-comparator', f('return a.sort()'), [f('return a.sort((a, b) => a - b)')]],
  ['sort-comparator', f('return a.sort((x, y) => x - y)'), [f('return a.sort((x, y) => y - x)')]],
  ['wrap-math', f('return a / b'), [f('return Math.floor(a / b)'), f('return Math.abs(a / b)')]],
  ['wrap-conversion', f('return a'), [f('return Number(a)')], { tests: "f('1')" }],
  ['wrap-method', f('return a'), [f('return a.toLowerCase()')], { tests: "f('A')" }],
  ['unwrap', f('return Math.abs(a)'), [f('return a')]],
  ['unwrap', f('return a.trim()'), [f('return a')]],
  ['sign', f('return a - b'), [f('return -(a - b)')]],
  ['operand-drop', f('return a + 1'), [f('return a')]],
  ['operand-swap', f('return a - b'), [f('return b - a')]],
  ['operand-add', f('return a * a'), [f('return a * a + b'), f('return a * a / 2')]],
  ['condition-constant', f('if (a) return b'), [f('if (true) return b'), f('if (false) return b')]],
  ['condition-add', f('if (a > 1) return b'), [f('if (a > 1 && b > 0) return b')], { tests: 'f(1, 2)' }],
  ['update-operator', f('a++; return a'), [f('a--; return a')]],
  ['initial-value', f('let n = 0; return n'), [f('let n = 1; return n'), f('let n = -Infinity; return n')]],
  [
    'loop-shape',
    f('for (let i = 0; i < a.length; i++) g(i)'),
    [f('for (let i = a.length - 1; i >= 0; i--) g(i)'), f('for (let i = 1; i < a.length; i++) g(i)')],
  ],
  ['statement-delete', 'function f(a) {\n  a.pop();\n  return a;\n}', ['function f(a) {\n  return a;\n}']],
  [
    'statement-move',
    'function f(a) {\n  for (const b of a) {\n    g(b);\n    return a;\n  }\n}',
    ['function f(a) {\n  for (const b of a) {\n    g(b);\n  }\n  return a;\n}'],
  ],
  ['statement-copy', 'function f(a) {\n  a.pop();\n  g(a);\n}', ['function f(a) {\n  a.pop();\n  g(a);\n  a.pop();\n}']],
  ['statement-unwrap', f('if (a) return b'), [f('return b')]],
  ['insert-jump', 'function f(a) {\n  let n = 0;\n  n += a;\n}', ['function f(a) {\n  let n = 0;\n  n += a;\n  return n;\n}']],
  [
    'insert-guard',
    'function f(a) {\n  return a[0];\n}',
    ['function f(a) {\n  if (a.length === 0) return null;\n  return a[0];\n}'],
    { tests: 'f([])' },
  ],
  ['insert-statement', 'function f(n) {\n  return n;\n}', ['function f(n) {\n  n++;\n  return n;\n}'], { tests: 'f(1)' }],
  ['guard-statement', f('a.push(b)'), [f('if (a.length > 0) a.push(b)')]],
  ['branch-swap', f('return a ? 1 : 2'), [f('return a ? 2 : 1')]],
  ['branch-swap', f('if (a) { g() } else if (b) { h() }'), [f('if (a) { if (b) { h() } } else { g() }')]],
  ['else-arm', 'if (a) b()\nif (c) d()', ['if (a) b()\nelse if (c) d()']],
  ['missing-return', f('a + b'), [f('return a + b')]],
  ['const-let', f('const n = 0; n += a; return n'), [f('let n = 0; n += a; return n')]],
  ['undefined-name', f('return abs(a)'), [f('return Math.abs(a)')]],
  ['misspelt-name', f('const count = 1; return cuont'), [f('const count = 1; return count')]],
  ['undeclared-variable', f('for (i = 0; i < a; i++) g()'), [f('for (let i = 0; i < a; i++) g()')]],
  ['foreign-method', f('a.append(b)'), [f('a.push(b)')]],
  ['foreign-method', f("return ','.join(a)"), [f("return a.join(',')")]],
  ['loose-form', f('return a in b'), [f('return b.includes(a)')]],
  ['loose-form', f('return a == []'), [f('return a.length === 0')]],
  ['await-async', 'async function f() { return g() }', ['async function f() { return await g() }']],
  ['spread-copy', f('return a.sort()'), [f('return [...a].sort()')], { tests: 'f([1])' }],
  ['spread-drop', f('return g(...a)'), [f('return g(a)')]],
  ['regex', f('return a.replace(/x/, b)'), [f('return a.replace(/x/g, b)'), f('return a.replace(/x/i, b)')]],
  ['return-format', f('const r = []; return r'), [f("const r = []; return r.join('')"), f('const r = []; return r.length')]],
  ['return-replace', f('return null'), [f('return []'), f('return a')]],
  ['default-value', f('return a[b] + 1'), [f('return (a[b] || 0) + 1')]],
  ['expression-replace', f('return a.length + b'), [f('return a.length + a.length')]],
  ['everywhere', f('return a < 1 || b < 2'), [f('return a <= 1 || b <= 2')]],
  [
    'return-kind',
    f('return [a]'),
    [f("return [a].join('')"), f("return [a].join(' ')")],
    { expected: "'ab'", actual: "[ 'a' ]" },
  ],
  ['return-kind', f('return a > b ? 1 : 2'), [f('return a > b')], { expected: 'true', actual: '1' }],
  [
    'return-values',
    f("return a > b ? 'Yes' : 'No'"),
    [f('return a > b ? true : false'), f('return a > b ? false : true')],
    { expected: 'true', actual: "'Yes'" },
  ],
  ['keep-extreme', f('let n = 0; n = a * b; return n'), [f('let n = 0; n = Math.max(n, a * b); return n')]],
  ['keep-extreme', f('a[b] = b - 1'), [f('a[b] = Math.min(a[b], b - 1)')]],
  ['quoted-name', f("return a['b']"), [f('return a[b]')]],
  ['quoted-name', f("return '${a}!'"), [f('return `${a}!`')]],
  ['quoted-name', f('return Yes'), [f("return 'Yes'")]],
  ['type-test', f("return typeof a === 'array'"), [f('return Array.isArray(a)')]],
  ['type-test', f('return a instanceof b'), [f('return typeof a === typeof b')]],
  ['type-test', f('return typeof a === b'), [f('return typeof a === typeof b')]],
  ['integer-division', f('a /= b + 1; return a'), [f('a = Math.floor(a / (b + 1)); return a')]],
  ['conditional-part', f('return a > 1 ? a : b'), [f('return a > 1'), f('return a <= 1'), f('return b')]],
  [
    'count-occurrences',
    f('let n = 0; if (a.includes(b)) n++; return n'),
    [f('let n = 0; if (a.includes(b)) n += a.split(b).length - 1; return n')],
    { tests: "f('aa', 'a')" },
  ],
  ['usual-result', f('return a', 'a'), [f("return [...a].reverse().join('');", 'a')], { tests: "f('ab')" }],
  ['usual-result', 'function f(a) {}', ['function f(a) {\n  return a.reduce((a, b) => a + b, 0);\n}'], { tests: 'f([1])' }],
  [
    'result-filter',
    f('return [...new Set(a)]', 'a'),
    [f('return [...new Set(a)].filter((x) => a.indexOf(x) === a.lastIndexOf(x))', 'a')],
    { tests: 'f([1])' },
  ],
  [
    'text-as-list',
    f('a[0] = b; return a'),
    ["function f(a, b) {\n  a = [...a];\n  a[0] = b; return a.join('')\n}"],
    { tests: "f('x', 'y')" },
  ],
  ['signed-rounding', f('return Math.round(a)'), [f('return Math.sign(a) * Math.round(Math.abs(a))')]],
  ['foreign-module', f("return re.sub('x', b, a)"), [f("return a.replace(new RegExp('x', 'g'), b)")]],
  ['array-elements', f('return [a, b]'), [f('return [b, a]'), f('return [a]')]],
  ['regroup', f('return a & 1 === b'), [f('return (a & 1) === b')]],
  ['regroup', f('return !a === b'), [f('return !(a === b)')]],
  ['regroup', f('return a + b / 2'), [f('return (a + b) / 2')]],
  ['regroup', f("return 'x' + a ? 1 : b"), [f("return 'x' + (a ? 1 : b)")]],
  ['comparison-chain', f('return 1 < a < b'), [f('return 1 < a && a < b')]],
  ['comparison-chain', f("return a === 'x' || 'y' || 'z'"), [f("return a === 'x' || a === 'y' || a === 'z'")]],
  ['comparison-chain', f("return a !== ('x' || 'y')"), [f("return a !== 'x' && a !== 'y'")]],
  ['unused-result', f('a.concat(b); return a'), [f('a = a.concat(b); return a'), f('a.push(...b); return a')]],
  ['unused-result', f("const s = ''; s.trim(); return s"), [f("let s = ''; s = s.trim(); return s")]],
  [
    'early-verdict',
    f('for (const x of a) { if (x > b) return false; else return true }'),
    [
      f('for (const x of a) { if (x > b) return false; }\n  return true;'),
      f('for (const x of a) { if (x <= b) return true; }\n  return false;'),
    ],
  ],
  [
    'early-verdict',
    f('for (const x of a) { return x === b; }'),
    [f('for (const x of a) { if (x !== b) return false; }\n  return true;')],
  ],
  ['loop-kind', f('for (const x in a) g(x)'), [f('for (const x of a) g(x)')], { tests: 'f([1])' }],
  ['loop-kind', f('for (const [i, x] of a) g(x)'), [f('for (const [i, x] of a.entries()) g(x)')], { tests: 'f([1])' }],
  ['loop-kind', f('for (const [k, v] of a) g(v)'), [f('for (const [k, v] of Object.entries(a)) g(v)')], { tests: 'f({})' }],
  ['simultaneous-assignment', f('a = b; b = a; return a'), [f('[a, b] = [b, a]; return a')]],
  ['simultaneous-assignment', f('a = b; b += a; return a'), [f('[a, b] = [b, b + a]; return a')]],
  ['shadowing', f('let n = 0; { let n = a; } return n'), [f('let n = 0; { n = a; } return n')]],
  ['assigned-condition', f('if (a = b) return 1'), [f('if (a === b) return 1')]],
  ['assigned-condition', f('a == b; return a'), [f('a = b; return a')]],
  ['missing-new', f('return Set(a)'), [f('return new Set(a)')]],
  ['both-operands', f('return a === b'), [f('return a.toLowerCase() === b.toLowerCase()')], { tests: "f('A', 'a')" }],
  ['mirror', f('return a < 1 || b > 2'), [f('return a > 1 || b < 2')]],
  ['mirror', f('return a - b * a'), [f('return b - a * b')]],
  ['mirror', f('return Math.min(a, Math.max(b, 1))'), [f('return Math.max(a, Math.min(b, 1))')]],
  ['call-name', f('return parseInt(a, 10)'), [f('return Number(a)')]],
  ['shared-fill', f('return Array(a).fill([])'), [f('return Array.from({ length: a }, () => [])')]],
  ['shared-fill', f('return new Array(a)'), [f('return new Array(a).fill(0)')]],
  [
    'callback-return',
    f('a.forEach((x) => { if (!x) return; if (x > b) return x })'),
    [f('for (const x of a) { if (!x) continue; if (x > b) return x }')],
  ],
  ['bitwise', f('return ~a'), [f('return !a'), f('return -a')]],
  ['bitwise', f('return a >> 1'), [f('return Math.floor(a / 2 ** 1)')]],
  ['closure-capture', f('for (var i = 0; i < a; i++) b.push(() => i)'), [f('for (let i = 0; i < a; i++) b.push(() => i)')]],
  ['case-break', f('switch (a) { case 1: b = 2; case 2: b = 3 }'), [f('switch (a) { case 1: b = 2; break; case 2: b = 3 }')]],
  ['missing-this', 'class C { g() {} h() { return g() } }', ['class C { g() {} h() { return this.g() } }']],
  ['block-scope', f('if (a) { const n = 1; } return n;'), [f('let n;\n  if (a) { n = 1; } return n;')]],
  ['slice-length', f('return a.slice(b, 2)'), [f('return a.slice(b, b + 2)')]],
  ['slice-length', f('return a.substr(b, 2)'), [f('return a.substr(b, 2 - b)')]],
  ['rest-parameter', f('return a', 'a'), [f('return a', '...a')], { tests: 'f(1, 2)' }],
  [
    'comment-division',
    f('a //= 2;\n  b--;\n  return (a + b) // 2'),
    [f('a = Math.floor(a / 2);\n  b--;\n  return Math.floor((a + b) / 2)')],
  ],
  [
    'foreign-methods',
    f('a.append(b.strip()); return a.isdigit() || b.upper()'),
    [f('a.push(b.trim()); return /^\\d+$/.test(a) || b.toUpperCase()')],
  ],
  ['plain-number', f('let n = 0; n += a.length; return n'), [f('let n = 0; n += 1; return n')]],
  [
    'condition-add',
    f('if (a) return b'),
    [f("if (a && ['txt', 'exe'].includes(a)) return b"), f('if (a && /[aeiou]/i.test(a)) return b')],
    { tests: "f('a')", description: "A file is one of 'txt' or 'exe'; no vowels." },
  ],
  ['assign-compared', f('if (a[0] < b) { b = a[1] }'), [f('if (a[0] < b) { b = a[0] }')]],
  [
    'unused-accumulator',
    f("let t = '';\n  for (const c of a) {\n    let p = c.charCodeAt();\n  }\n  return t;"),
    [f("let t = '';\n  for (const c of a) {\n    let p = c.charCodeAt();\n    t += String.fromCharCode(p);\n  }\n  return t;")],
  ],
  [
    'mirrored-branch',
    f('if (a >= 65 && a <= 90) { a += 32 }'),
    [f('if (a >= 65 && a <= 90) { a += 32 } else if (a >= 97 && a <= 122) { a -= 32 }')],
  ],
  [
    'mirrored-branch',
    'function f(x, max, min) { if (x > max) { max = x } }',
    ['function f(x, max, min) { if (x > max) { max = x } else if (x < min) { min = x } }'],
  ],
  ['unused-parameter', f('return a.length'), [f('return b')], { tests: "f('x', 2)" }],
  ['mirror', f('return a[0] < 1 && a[1] > 2'), [f('return a[1] < 1 && a[0] > 2')]],
  ['lost-escape', f("return new RegExp('\\d+').test(a)"), [f("return new RegExp('\\\\d+').test(a)")]],
  ['lost-escape', f("return a.replace('[aeiou]', b)"), [f('return a.replace(/[aeiou]/g, b)')]],
  ['array-nesting', f('a.push(b)'), [f('a.push([b])')]],
  ['array-nesting', f('return [a, b]'), [f('return [[a, b]]')]],
  ['loose-form', f('return !a in b'), [f('return !b.includes(a)'), f('return !b.has(a)')]],
  ['loose-form', f('return a === NaN'), [f('return Number.isNaN(a)')]],
  ['await-async', f('return g() + 1; async function g() {}'), [`async ${f('return (await g()) + 1; async function g() {}')}`]],
  ['foreign-module', f('return heapq.heappop(a)'), [f('return a.shift()')]],
  ['foreign-method', f('return (a - b).abs()'), [f('return Math.abs(a - b)')]],
  [
    'map-access',
    f('const m = new Map(); m[a] += 2; m[b] = 1; return b in m ? m[a] : m.length'),
    [f('const m = new Map(); m.set(a, (m.get(a) ?? 0) + 2); m.set(b, 1); return m.has(b) ? m.get(a) : m.size')],
  ],
  ['distance', f('return a - b == 3'), [f('return Math.abs(a - b) < 3')]],
  [
    'loop-shape',
    f('for (let i = 0; i < a; i++) for (let j = 0; j < a; j++) g()'),
    [f('for (let i = 0; i < a; i++) for (let j = i + 1; j < a; j++) g()')],
  ],
  // More of these: missing-statements.test.ts.
  [
    'twin-block',
    f('if (a) { b.sort(a); b.push(a); } else { b.sort(a); }'),
    [f('if (a) { b.sort(a); b.push(a); } else { b.sort(a); b.push(a); }')],
  ],
  [
    'first-element',
    'function f(a) {\n  const n = new Array(a);\n  return n;\n}',
    ['function f(a) {\n  const n = new Array(a);\n  n[0] = 0;\n  return n;\n}'],
  ],
  ['unchanged-condition', f('while (a > 0) { g(); }'), [f('while (a > 0) { g(); a--; }')]],
  ['empty-block', f('if (!a) { }'), [f('if (!a) { a = []; }')]],
  ['uncalled-function', f('function g() {} return a;'), [f('function g() {} g(); return a;')]],
  ['unread-name', f('const n = []; n.x = b; return n'), [f('const n = []; n.x = b; n.push(a); return n')]],
  [
    'unwritten-name',
    f('const n = []; for (const x of a) { g(x); } return n'),
    [f('const n = []; for (const x of a) { g(x); n.push(x); } return n')],
  ],
  [
    'twin-statement',
    f('if (a) { a.left = b; } else { g(a.right); }'),
    [f('if (a) { a.left = b; } else { g(a.right); a.right = b; }')],
  ],
]

describe.each(CASES.map(([operator, source, contains, situation]) => ({ operator, source, contains, situation })))(
  '$operator on $source',
  ({ operator, source, contains, situation }) => {
    it.each(contains)('proposes %s', (patch) => {
      expect(patchesOf(operator, source, situation)).toContain(patch)
    })
  },
)

describe('operators', () => {
  it('are all covered by the table', () => {
    const untested = OPERATORS.map(({ name }) => name).filter((name) => !CASES.some(([operator]) => operator === name))
    expect(untested).toEqual([])
  })

  it.each([
    f('for (const x of a) { if (x[0].y > 1 && !b) { b += x.length - 1; } else return "s".trim() }'),
    f('const m = a.map((x) => x * 2 + 1).filter(Boolean); let n = m.length / 2; while (n-- > 0) b = n % 3 ? m[n] : -1; return b'),
    f('switch (typeof a) { case "string": b.push({ a, ...b }); default: return [a, ...b].sort((x, y) => x - y) }'),
  ])('make programs that can be read of %s', (source) => {
    for (const { name } of OPERATORS)
      for (const patch of patchesOf(name, source)) expect(parseText({ path: 'p.js', text: patch }).status, patch).toBe('parsed')
  })

  it('define helpers at the end, where no line moves', () => {
    const source = f('return sorted(range(a))')
    const [patch] = patchesOf('undefined-name', source)
    expect(patch!.startsWith(source)).toBe(true)
    expect(new Function(`${patch}; return f(3)`)()).toEqual([0, 1, 2])
  })

  it('define collections', () => {
    const [patch] = patchesOf(
      'undefined-name',
      f('const q = new PriorityQueue(); q.enqueue(b); q.enqueue(a); return q.dequeue()'),
    )
    expect(new Function(`${patch}; return f(1, 2)`)()).toBe(1)
    const [heap] = patchesOf('undefined-name', f('const h = new MaxHeap(); h.push(a); h.push(b); return h.pop()'))
    expect(new Function(`${heap}; return f(1, 2)`)()).toBe(2)
  })

  it('leave names alone that are known', () => {
    expect(patchesOf('undefined-name', f('console.log(a); return Math.max(a, b)'))).toEqual([])
    expect(patchesOf('misspelt-name', f('return parseInt(a)'))).toEqual([])
    expect(patchesOf('const-let', f('const n = 0; return n'))).toEqual([])
  })

  it('never decide by what only the tests mention', () => {
    const situation = { tests: "f('pythonzabc', 77)", description: 'f("pythonzabc") is 1' }
    const inCondition = f("if (a === 'x' || b > 5) return 3")
    expect(patchesOf('string-literal', inCondition, situation).join()).not.toContain('pythonzabc')
    expect(patchesOf('constant-replace', inCondition, situation).join()).not.toContain('b > 77')
    expect(patchesOf('constant-replace', inCondition, situation).join()).toContain('return 77')
  })

  it('leave methods alone that a value or the program has', () => {
    expect(patchesOf('foreign-methods', 'const o = { append() {} }; o.append(); o.find()')).toEqual([])
    expect(patchesOf('comment-division', 'let n = 1 // one')).toEqual([])
  })

  it('use names that a value has, where its kind is known', () => {
    expect(patchesOf('member-name', f('return a.length'), { tests: "f('x')" })).toEqual([])
    expect(patchesOf('member-name', f('return a.length'), { tests: 'f({})' })).toEqual([f('return a.size')])
  })

  it('write as the program does', () => {
    const own = 'function f(a) {\n  g("x")\n  let n = 0\n  n += a\n}'
    expect(patchesOf('insert-jump', own)).toContain('function f(a) {\n  g("x")\n  let n = 0\n  n += a\n  return n\n}')
    expect(patchesOf('return-replace', f('g("x"); return a'))).toContain(f('g("x"); return ""'))
    expect(patchesOf('insert-statement', f('a;\n  [b] = a', 'a, b'), { tests: 'f(1, 2)' })).toContain(f('a;\n  a++;\n  [b] = a'))
  })

  it('never put types into odd places', () => {
    const patches = patchesOf('variable-replace', 'function f(a: number, b: number): number {\n  return a\n}', {
      path: 'program.ts',
    })
    expect(patches).toEqual(['function f(a: number, b: number): number {\n  return b\n}'])
  })
})
