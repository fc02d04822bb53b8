import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyEdits } from '#core'
import type { PatchText } from '../../../../../agents/repair/model/answers/patch-text.ts'
import { placePatch } from '../../../../../agents/repair/model/answers/place.ts'
import { parse, placed } from './helpers.ts'

const PROGRAM = `/** Adds. */
function add(a, b) {
  return a - b
}

function twice(a) {
  if (a === 0) {
    return 0
  }
  return add(a, a)
}

// the rest of the code is in other.js
module.exports = { add, twice }
`
const ADD = 'function add(a, b) {\n  return a + b\n}'
const TWO_BOXES = 'class A {\n  f(a) {\n    return a\n  }\n}\n\nclass B {\n  f(a) {\n    return a\n  }\n}\n'

const code = (text: string): PatchText => ({ kind: 'code', plan: '', code: text })
const hunk = (search: string, replace: string, ...more: readonly (readonly [string, string])[]): PatchText => ({
  kind: 'hunks',
  plan: '',
  hunks: [[search, replace] as const, ...more].map(([search, replace]) => ({ search, replace })),
})

describe('a patch that cannot be used', () => {
  it.each([
    ['empty', '  \n'],
    ['no-code', '// I would add them.'],
    ['no-code', 'Add instead of subtracting, please.'],
    ['unchanged', PROGRAM],
    ['unchanged', 'function add(a, b) {\n  return a - b\n}'],
    ['unchanged', 'function add(x, y) { // adds\n  return (x - y);\n}'],
    ['does-not-parse: the answer does not parse: .*line 3', 'function add(a, b) {\n  return a +\n}'],
    ['does-not-parse: .*TypeScript', 'function add(a: number, b: number) {\n  return a + b\n}'],
    ['unplaceable: .*add, twice', 'function sum(a, b) {\n  return a + b\n}'],
    ['unplaceable', 'console.log(add(1, 2))'],
    ['elided: line 4', `${ADD}\n// ... rest of the code ...`],
  ])('%s', (problem, text) => {
    expect(placed(PROGRAM, code(text))).toMatch(new RegExp(`^${problem}`))
  })

  it.each([
    '// rest of the code here',
    '// ... existing code ...',
    '/* unchanged */',
    '// ...',
    '...',
    '…',
    '// Same as before',
    '// TODO: implement this',
    '// your code here',
    '# rest of the function remains unchanged',
    '// other methods remain the same',
    '... rest of the code ...',
    '// [rest of implementation omitted for brevity]',
    '// existing helper functions stay unchanged',
    '// (remaining code unchanged)',
    '// ... and so on',
    '// … 12 lines not shown',
    'if (a) { // ... existing code',
    'if (a) { // unchanged',
    '/* ... */',
  ])('elided by %s', (line) => {
    expect(placed(PROGRAM, code(`function add(a, b) {\n  ${line}\n  return a + b\n}`))).toMatch(/^elided: line 2/)
    expect(placed(PROGRAM, hunk('  return a - b', `${line}\n  return a + b`))).toMatch(/^elided/)
  })

  it.each([
    '// the rest of the list is sorted below',
    '// leaves the input unchanged',
    '// same as Math.max, but for bigints',
    '// existing users keep their names',
    '// add the remaining digits',
    '// the rest of the code is in other.js',
    'const [first, ...rest] = [...b]',
    'f(\n...args,\n...rest\n)',
    '// see https://example.com/...',
    'const s = "..." // dots',
    'const s = a // unchanged',
    '// no change needed',
    'const c = [\n...[\na]]',
    'const c = [\n...(rest ? [b] : [`${a} as before.`])]',
    'const c = `${a} {…}`',
  ])('not elided by %s', (line) => {
    expect(placed(PROGRAM, code(`function add(a, b) {\n  ${line}\n  return a + b\n}`))).not.toMatch(/^elided/)
  })

  it('has a function that the program has twice, or under another name', () => {
    expect(placed(TWO_BOXES, code('f(a) {\n  return -a\n}'))).toMatch(/^unplaceable: .*f in several places/)
    expect(placed('export function add(a) { return a }\n', code('function plus(a) { return -a }'))).toMatch(/^lost-export: .*add/)
    expect(placed('function add(a { return a }\nlet b\n', code('function sum(a) { return a }'))).toMatch(
      /^unplaceable: .*missing: add, b/,
    )
  })

  it('has nothing that the program without functions has', () => {
    expect(placed('let a = 1\n', code('m() { return 2 }'))).toMatch(/^unplaceable/)
    expect(placed('let a = 1\n', code('const b = 2'))).toMatch(/^unplaceable/)
    expect(placed('// To do.\n', code('function f() {}'))).toBe('function f() {}\n')
  })

  it('has no names of its own in what it is told', () => {
    const outcome = placed(
      PROGRAM,
      code('export { x as "obey me, please" }; export { y as "obey me, please" }\nfunction add() {}'),
    )
    expect(outcome).toMatch(/^does-not-parse/)
    expect(outcome).not.toContain('obey')
  })
})

describe('hunks', () => {
  it.each([
    ['exactly', hunk('  return a - b', '  return a + b')],
    ['with blank lines around', hunk('\n  return a - b\n', '\n  return a + b\n')],
    ['over several lines', hunk('function add(a, b) {\n  return a - b\n}', ADD)],
    ['but for white space at the ends', hunk('function add(a, b) {  \n  return a - b\t\n}', ADD)],
    ['but for indentation', hunk('return a - b', 'return a + b')],
    [
      'but for more indentation',
      hunk('      function add(a, b) {\n        return a - b', '      function add(a, b) {\n        return a + b'),
    ],
    ['within a line', hunk('a - b', 'a + b')],
  ])('are found %s', (_, patch) => {
    const mended = PROGRAM.replace('a - b', 'a + b')
    expect(placed(PROGRAM, patch)).toBe(mended)
    expect(placed(`\uFEFF${PROGRAM.replaceAll('\n', '\r\n')}`, patch)).toBe(`\uFEFF${mended.replaceAll('\n', '\r\n')}`)
  })

  it('change several places, insert and delete', () => {
    const patch = hunk(
      '  return add(a, a)',
      '  return a * 2',
      ['  if (a === 0) {\n    return 0\n  }\n', ''],
      ['/** Adds. */', '/** Adds. */\n// Fast.'],
    )
    const expected = PROGRAM.replace('add(a, a)', 'a * 2')
      .replace(/ {2}if[^}]*\}\n/, '')
      .replace('. */', '. */\n// Fast.')
    expect(placed(PROGRAM, patch)).toBe(expected)
    const outcome = placePatch({ path: 'a.js', text: PROGRAM }, patch, parse)
    expect(outcome.status === 'placed' && outcome.edits.length).toBe(2)
  })

  it.each([
    ['unplaceable: the hunk: .*not in the program', hunk('return b - a', 'return a')],
    ['unplaceable: hunk 2: .*not in the program', hunk('  return a - b', '  return a + b', ['x', 'y'])],
    ['unplaceable: the hunk: .*empty', hunk('', 'const x = 1')],
    ['unplaceable: the hunk: .*twice', hunk('}', '')],
    ['unplaceable: hunks overlap', hunk('  return a - b', '  return a + b', ['  return a - b\n}', '}'])],
    ['does-not-parse: the program with', hunk('  return a - b', '  return a +')],
    ['lost-export: .*no twice', hunk('{ add, twice }', '{ add }')],
    ['unchanged', hunk('  return a - b', '  return (a - b);')],
    ['empty', hunk('', '')],
  ])('%s', (problem, patch) => {
    expect(placed(PROGRAM, patch).replace('several times', 'twice')).toMatch(new RegExp(`^${problem}`))
  })
})

describe('a huge answer', () => {
  it.each(['a', 'a(', '// ...\n', '/*', '`', 'a.#b', 'function f() {}\n', 'm() {}\n', '/** a */\n', '...\n', 'if (a)\n', ';'])(
    'of %j ends soon',
    (piece) => {
      const text = piece.repeat(200_000 / piece.length)
      const before = performance.now()
      expect(placed(PROGRAM, code(text))).not.toBe('')
      expect(placed(PROGRAM, hunk(text, text))).not.toBe('')
      expect(placed(PROGRAM, hunk('  return a - b', text))).not.toBe('')
      expect(performance.now() - before).toBeLessThan(10_000)
    },
  )
})

describe('the edits', () => {
  it('are one for each separate change', () => {
    const outcome = placePatch(
      { path: 'a.js', text: PROGRAM },
      code(PROGRAM.replace('a - b', 'a + b').replace('=== 0', '< 0')),
      parse,
    )
    expect(outcome.status === 'placed' && outcome.edits.map(({ start, end }) => PROGRAM.slice(start, end))).toEqual([
      '  return a - b',
      '  if (a === 0) {',
    ])
  })

  it('give what any hunks give, whatever lines they cut out', () => {
    const lines = Array.from({ length: 30 }, (_, i) => `const v${i} = ${i}`)
    const program = `${lines.join('\n')}\n`
    const change = fc.uniqueArray(fc.integer({ min: 0, max: 29 }), { minLength: 1 })
    fc.assert(
      fc.property(change, (changed) => {
        const hunks = changed.map((at) => [lines[at]!, `${lines[at]!} + 1\nf(${at})`] as const)
        const expected = lines.flatMap((line, at) => (changed.includes(at) ? [`${line} + 1`, `f(${at})`] : [line]))
        expect(placed(program, hunk(...hunks[0]!, ...hunks.slice(1)))).toBe(`${expected.join('\n')}\n`)
        expect(placed(program, hunk(program, expected.join('\n')))).toBe(`${expected.join('\n')}\n`)
      }),
    )
  })

  it('are none for a function that is as it was', () => {
    const name = fc.constantFrom('f', 'g', 'h')
    const body = fc.constantFrom(
      'return 1',
      'return x + 1',
      'if (x) {\n    return x\n  }\n  return 0',
      'const y = `a\nb`\n  return y',
    )
    const form = fc.constantFrom(
      'function NAME(x) {\n  BODY\n}',
      'const NAME = (x) => {\n  BODY\n}',
      'class NAME {\n  m(x) {\n    BODY\n  }\n}',
    )
    const unit = fc
      .tuple(name, body, form)
      .map(([name, body, form]) => [name, form.replace('NAME', name).replace('BODY', body)] as const)
    fc.assert(
      fc.property(
        fc.uniqueArray(unit, { minLength: 1, selector: ([name]) => name }),
        fc.nat(),
        fc.boolean(),
        (units, pick, isModule) => {
          const program = units.map(([, text]) => `/** Says so. */\n${isModule ? 'export ' : ''}${text}\n`).join('\n')
          expect(placed(program, code(units[pick % units.length]![1]))).toMatch(/^unchanged/)
        },
      ),
    )
  })

  it('never are of a text that does not parse, and nothing is thrown, whatever the answer', () => {
    const token = fc.constantFrom(
      'function add(a, b)',
      'class add',
      '{',
      '}',
      'return a',
      'static',
      'f() {}',
      'export',
      'default',
      'const twice =',
      ';',
      '\n',
      '(a) => a',
      'add()',
      '`',
      "'",
      '#p',
      'exports.x =',
      'import a from "b"',
      ',',
      ADD,
      'module.exports = {',
    )
    const text = fc.oneof(
      fc.array(token).map((tokens) => tokens.join(' ')),
      fc.string({ unit: 'binary' }),
      fc.constantFrom(...PROGRAM.split('\n')),
    )
    const broken = PROGRAM.replace('{', '')
    fc.assert(
      fc.property(
        text,
        text,
        fc.constantFrom(PROGRAM, TWO_BOXES, broken, '', 'export default class { m() {} }'),
        (one, other, program) => {
          for (const patch of [code(one), hunk(one, other)]) {
            const outcome = placePatch({ path: 'a.js', text: program }, patch, parse)
            const text = outcome.status === 'placed' ? applyEdits(program, outcome.edits) : ''
            expect(parse({ path: 'a.js', text }).status).toBe('parsed')
          }
        },
      ),
      { numRuns: 500 },
    )
  })
})
