import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Edit } from '#core'
import { Metavariables } from '../../../../agents/lessons/templates/metavariables.ts'
import { templatesOf } from '../../../../agents/lessons/templates/templates-of.ts'
import { tokensOf } from '../../../../agents/lessons/templates/tokens.ts'
import { parsed } from '../../../helpers/observe.ts'

const PROGRAM = `export function total(items, rate) {
  // adds up what is dear
  let sum = 0
  for (let i = 0; i < items.length; i++) {
    if (items[i].price > 100 && items[i].name !== 'gift') sum += items[i].price * rate
  }
  const label = \`\${rate} of \${items.length}\`
  console.log(label, /a[/]b/g.test(label))
  return Math.round(-sum)
}
`

/** One edit: the last part of \`context\` that is \`old\` becomes \`fresh\`. */
function edit(context: string, old: string, fresh: string): Edit {
  const at = PROGRAM.indexOf(context)
  if (at < 0) throw new Error(context)
  const start = at + context.lastIndexOf(old)
  return { start, end: start + old.length, replacement: fresh === '' ? [] : [fresh] }
}

function shapes(...edits: readonly Edit[]) {
  return templatesOf({ edits, operators: ['family'] }, parsed(PROGRAM)).map(({ site, before, after }) => ({
    site,
    before,
    after,
  }))
}

const LOOP = 'i < items.length'

describe('a change as a shape', () => {
  test.each([
    [
      'an operator, seen in its expression',
      edit(LOOP, '<', '<='),
      { site: 'BinaryExpression<ForStatement.test', before: '$1 < $2.length', after: '$1 <= $2.length' },
    ],
    [
      'a literal, seen in what holds it',
      edit('let sum = 0', '0', '1'),
      { site: 'VariableDeclaration<BlockStatement.body', before: 'let $1 = 0', after: 'let $1 = 1' },
    ],
    [
      'a name for another one',
      edit('-sum)', 'sum', 'rate'),
      { site: 'UnaryExpression<CallExpression.arguments', before: '-$1', after: '-$2' },
    ],
    [
      'numbers and texts that say something are abstracted',
      edit(
        "items[i].price > 100 && items[i].name !== 'gift'",
        "items[i].price > 100 && items[i].name !== 'gift'",
        "items[i].price > 42 || !rate || items[i].name === ''",
      ),
      {
        site: 'LogicalExpression<IfStatement.test',
        before: '$1[$2].$3 > 9 && $1[$2].$4 !== "_"',
        after: '$1[$2].$3 > 9 || !$5 || $1[$2].$4 === ""',
      },
    ],
    [
      'well-known names stay',
      edit('Math.round(-sum)', 'Math.round(-sum)', 'Number(Math.floor(sum).toFixed(2))'),
      { site: 'CallExpression<ReturnStatement.argument', before: 'Math.round(-$1)', after: 'Number(Math.floor($1).toFixed(2))' },
    ],
    [
      'a statement that is deleted, with its line',
      edit('  // adds up what is dear\n  let sum = 0\n', '  let sum = 0\n', ''),
      { site: 'VariableDeclaration<BlockStatement.body', before: 'let $1 = 0', after: '' },
    ],
    [
      'a statement that is inserted, with the one behind it',
      { ...edit('  return Math', 'return', ''), end: PROGRAM.indexOf('return Math'), replacement: ['if (!items) return 0\n  '] },
      {
        site: 'ReturnStatement<BlockStatement.body',
        before: 'return Math.round(-$1)',
        after: 'if (!$2) return 0\nreturn Math.round(-$1)',
      },
    ],
    [
      'template literals and patterns',
      edit(
        'console.log(label, /a[/]b/g.test(label))',
        'console.log(label, /a[/]b/g.test(label))',
        'console.log(`${label}: x`, /ab/.test(`a`))',
      ),
      {
        site: 'ExpressionStatement<BlockStatement.body',
        before: 'console.log($1, /_/.test($1))',
        after: 'console.log(`${$1}_`, /_/.test(`_`))',
      },
    ],
  ] as const)('%s', (_, change, shape) => {
    expect(shapes(change)).toEqual([shape])
  })

  test('edits within the same expression are one change, others are several', () => {
    const wrapped = [edit('-sum)', '-sum', 'Math.abs(-sum'), edit('-sum)', ')', '))')].map((one, i) =>
      i === 0 ? { ...one, end: one.start, replacement: ['Math.abs('] } : { ...one, end: one.start, replacement: [')'] },
    )
    expect(shapes(...wrapped)).toEqual([
      { site: 'CallExpression<ReturnStatement.argument', before: 'Math.round(-$1)', after: 'Math.round(Math.abs(-$1))' },
    ])
    expect(shapes(edit(LOOP, '<', '<='), edit('price > 100', '>', '>=')).map(({ after }) => after)).toEqual([
      '$1 <= $2.length',
      '$1[$2].$3 >= 9',
    ])
  })

  test('edits that say no more than they must are seen in the same way', () => {
    const inserted = (context: string, before: string, added: string) => {
      const at = PROGRAM.indexOf(context) + before.length
      return shapes({ start: at, end: at, replacement: [added] }).map(({ before: from, after }) => `${from} => ${after}`)
    }
    expect(inserted('i < items', 'i <', '=')).toEqual(['$1 < $2.length => $1 <= $2.length'])
    expect(inserted('return Math', '', 'if (rate) ')).toEqual(['return Math.round(-$1) => if ($2) return Math.round(-$1)'])
    expect(inserted('-sum)', '-sum', ', 2')).toEqual(['Math.round(-$1) => Math.round(-$1, 2)'])
  })

  test('what changes no shape, and what is too long for one, has none', () => {
    expect(shapes(edit('price > 100', '100', '200'))).toEqual([])
    const long = Array.from({ length: 300 }, (_, i) => `x${i}`).join(' + ')
    expect(shapes(edit('Math.round(-sum)', 'Math.round(-sum)', long))).toEqual([])
  })
})

test('other names and another way of writing give the same shape', () => {
  const one = 'function f(a, b) { return a.map(x => x.k ? -1 : b [ 0 ]) }'
  const two = 'function total(list, more) {\n  return list . map( item=>item.key?- 1:more[0] )\n}'
  const shapeOf = (text: string, name: string) => {
    const at = text.lastIndexOf(name)
    const edits = [{ start: at, end: at + name.length, replacement: [name, '.flat()'] }]
    return templatesOf({ edits, operators: ['f'] }, parsed(text))
  }
  expect(shapeOf(one, 'b')).toEqual(shapeOf(two, 'more'))
})

test.each([
  ['a = 1; b++; return a', 'a = 1\n\nb++ // so\nreturn a;', '$1 = 1\n$2++\nreturn $1'],
  ['if (a) { b() } else c(); d()', 'if (a)\n{\n b();\n}\nelse\n  c()\nd();', 'if ($1) { $2() } else $3()\n$4()'],
  ['while (a) b(); (a || b)()', 'while (a)\n  b()\n;(a || b)()', 'while ($1) $2(); ($1 || $2)()'],
  [
    'for (let i = 0; i < 2; i++) { a(i); continue }',
    'for (let i = 0; i < 2; i++) {\n  a(i)\n  continue\n}',
    'for (let $1 = 0; $1 < 2; $1++) { $2($1)\ncontinue }',
  ],
  ['const a = b ? c : { d: 1 }', 'const a = b\n  ? c\n  : { d:1 }', 'const $1 = $2 ? $3 : { $4: 1 }'],
  ['x.y?.z(...w, !v) ?? -u', 'x\n  .y?.z(... w,! v)??- u', '$1.$2?.$3(...$4, !$5) ?? -$6'],
])('%j and %j are the same shape', (one, two, shape) => {
  for (const text of [one, two]) {
    const written = new Metavariables().shape(tokensOf(text, 100)!)
    expect(written).toBe(shape)
    expect(new Metavariables().shape(tokensOf(written, 100)!)).toBe(shape)
  }
})

test('a shape holds no word of the program, whatever is put into it', () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 60 })
  const secret = fc.tuple(
    text,
    fc.constantFrom('secretWord', "'secretWord now'", '`secretWord ${secretWord}`', '/secretWord/', '// secretWord'),
  )
  fc.assert(
    fc.property(secret, ([around, word]) => {
      const fresh = `${word}\n${around.replaceAll(/['"`/]/g, '')}`
      for (const { before, after } of shapes(edit('Math.round(-sum)', 'Math.round(-sum)', fresh))) {
        expect(`${before}${after}`).not.toMatch(/secretWord|price|items|gift/)
        expect(Math.max(before.length, after.length)).toBeLessThanOrEqual(400)
      }
    }),
    { numRuns: 300 },
  )
})

test('edits of every kind and size end quickly', () => {
  const program = parsed(
    `const big = [${'[1, 2], '.repeat(5_000)}]\nfunction f() { return ${'['.repeat(300)}1${']'.repeat(300)} }`,
  )
  const edits = Array.from({ length: 40 }, (_, i) => ({
    start: 13 + i * 8,
    end: 13 + i * 8 + 6,
    replacement: ['x'.repeat(10_000)],
  }))
  expect(templatesOf({ edits, operators: ['a', 'b'] }, program).length).toBeLessThanOrEqual(16)
})
