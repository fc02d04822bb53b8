import { describe, expect, it } from 'vitest'
import { applyEdits, type EditTemplate } from '#core'
import { instancesOf } from '../../../../agents/repair/lessons/instantiate.ts'
import { lessonOf, parse, recallOf, sitesOf, template, type Recalled } from './helpers.ts'

/** All that the template makes of the program, the most promising first. */
function patched(program: string, one: EditTemplate, path?: string): string[] {
  const recall = recallOf(lessonOf('one', { kept: [one] }))
  return instancesOf(recall, sitesOf(program, path), parse).map(({ edits }) => applyEdits(program, edits))
}

const f = (body: string) => `function f(a, b, c) {\n  ${body}\n}\n`

const ROWS: readonly (readonly [
  name: string,
  program: string,
  before: string,
  after: string,
  site: string,
  wanted: readonly string[],
])[] = [
  [
    'an operator',
    f('for (let i = 0; i <= a.length; i++) b(i)'),
    '$1 <= $2.length',
    '$1 < $2.length',
    'BinaryExpression<ForStatement.test',
    [f('for (let i = 0; i < a.length; i++) b(i)')],
  ],
  [
    'the right place before others',
    f('if (a <= b) return a; while (c <= a) c++'),
    '$1 <= $2',
    '$1 < $2',
    'BinaryExpression<WhileStatement.test',
    [f('if (a <= b) return a; while (c < a) c++'), f('if (a < b) return a; while (c <= a) c++')],
  ],
  ['the same name twice', f('return a - a + (b - c)'), '$1 - $1', '$1 * 2', '', [f('return a * 2 + (b - c)')]],
  ['operands', f('return a.x - b'), '$1 - $2', '$2 - $1', '', [f('return b - a.x')]],
  ['parentheses for what binds loosely', f('return (a || b) - c'), '$1 - $2', '$2 - $1', '', [f('return c - (a || b)')]],
  [
    'parentheses around what comes',
    f('return a * b'),
    '$1',
    '$1 + 1',
    'Identifier<BinaryExpression.left',
    [f('return (a + 1) * b')],
  ],
  ['whole expressions', f('return f(a + 1, b)'), '$1($2, $3)', '$1($3, $2)', '', [f('return f(b, a + 1)')]],
  ['calls', f('return a.sort()'), '$1.sort()', '$1.sort(($2, $3) => $2 - $3)', '', []],
  ['methods', f('return a.map(b).join(c)'), '$1.map($2)', '$1.filter($2)', '', [f('return a.filter(b).join(c)')]],
  ['a known global', f('return a / b'), '$1 / $2', 'Math.floor($1 / $2)', '', [f('return Math.floor(a / b)')]],
  ['a global that means something else here', f('const Math = 1; return a / b'), '$1 / $2', 'Math.floor($1 / $2)', '', []],
  ['any number', f('return a * 37'), '$1 * 9', '$1 + 9', '', [f('return a + 37')]],
  ['a number that is not known', f('return a * 37'), '$1 * $2', '$1 + 9', '', []],
  ['which of two numbers is not known', f('return a * 37 + 38'), '$1 * 9 + 9', '9 - $1', '', []],
  ['any text, in its quotes', f("return a === 'it'"), '$1 === "_"', '$1 !== "_"', '', [f("return a !== 'it'")]],
  ['a return', f('a + b'), '$1 + $2;', 'return $1 + $2;', 'ExpressionStatement<BlockStatement.body', [f('return a + b')]],
  [
    'a part of what is known, at its sort of place',
    f('if (a > b) { c() }'),
    'if ($1 > $2) return $1;',
    'if ($1 >= $2) return $1;',
    'IfStatement<BlockStatement.body',
    [f('if (a >= b) { c() }')],
  ],
  [
    'a statement more between two',
    'function f(a) {\n  let n = 0\n  n += a\n  return n\n}\n',
    '{ $1 += $2; return $1; }',
    '{ $1 += $2; $1++; return $1; }',
    'BlockStatement<FunctionDeclaration.body',
    ['function f(a) {\n  let n = 0\n  n += a\n  n++\n  return n\n}\n'],
  ],
  [
    'a statement less',
    'function f(a) {\n  a.reverse()\n  return a\n}\n',
    '$1.reverse();',
    '',
    'ExpressionStatement<BlockStatement.body',
    ['function f(a) {\n  return a\n}\n'],
  ],
  ['nothing out of nothing', f('return a'), '', 'return $1;', 'ReturnStatement<BlockStatement.body', []],
  ['no name that is not there', f('return a < b'), '$1 < $2', '$1 < $3', '', []],
  ['what cannot be read', f('return a < b'), '$1 < ', '$1 <= ', '', []],
  ['names out of their scope', f('return a.map((x) => x + 1)'), '$1.map(($2) => $2 + 1)', '$1.fill($2)', '', []],
  [
    'declared names are names',
    f('const d = a; return d'),
    'const $1 = $2;',
    'let $1 = $2;',
    'VariableDeclaration<BlockStatement.body',
    [f('let d = a; return d')],
  ],
]

const LINES = 'function f(a) {\n  const n = a.length;\n  a.pop();\n  return n;\n}\n'

describe('a template is made to fit', () => {
  it.each([
    ['$1.pop()', 'return $1.pop()', 'a.pop();', 'return a.pop();'],
    ['return $1', 'if ($1 === 0) return 1\nreturn $1', 'return n;', 'if (n === 0) return 1;\n  return n;'],
    ['return $1', 'if ($1 === 0) { return 1 }\nreturn $1', 'return n;', 'if (n === 0) { return 1 }\n  return n;'],
    ['$1.pop()\nreturn $2', '$1.pop()\n$1.push($2)\nreturn $2', 'return n;', 'a.push(n);\n  return n;'],
    ['$1.pop()\nreturn $2', 'return $2', '  a.pop();\n', ''],
    ['$1.pop()\nreturn $2', 'return $1.pop()', 'a.pop();\n  return n;', 'return a.pop();'],
  ])('with semicolons where the program has them, and only there: %j to %j', (before, after, from, to) => {
    const one = template(before, after, 'ExpressionStatement<BlockStatement.body')
    const bare = (text: string) => text.replaceAll(';', '')
    expect(patched(LINES, one)).toEqual([LINES.replace(from, to)])
    expect(patched(bare(LINES), one)).toEqual([bare(LINES.replace(from, to))])
  })

  it.each(ROWS)('%s', (_, program, before, after, site, wanted) => {
    expect(patched(program, template(before, after, site))).toEqual(wanted)
  })

  it('keeps types, comments and lines of what it does not change', () => {
    const program = 'function f(a: number[], i: number): boolean {\n  return (\n    i /* place */ <= a.length // end\n  )\n}\n'
    expect(patched(program, template('return $1 <= $2.length;', 'return $1 < $2.length;'), 'program.ts')).toEqual([
      program.replace('<=', '<'),
    ])
  })
})

describe('instances', () => {
  const program = f('return a < b')
  const less = template('$1 < $2', '$1 <= $2')
  const more = template('$1 < $2', '$1 > $2')

  it('say what they change, of which family, and how much they promise', () => {
    const lesson = lessonOf('one', { kept: [less], outcome: 'correct' })
    expect(instancesOf(recallOf({ lesson, weight: 0.8, reasons: [] }), sitesOf(program), parse)).toMatchObject([
      {
        explanation: 'change `a < b` to `a <= b` at line 2, as in an earlier repair',
        family: 'relational',
        weight: expect.closeTo(0.8 * 0.65, 5) as number,
      },
    ])
  })

  it('come in order of what they promise: near lessons, right patches, often kept', () => {
    const order = (...lessons: readonly Recalled[]) =>
      instancesOf(recallOf(...lessons), sitesOf(program), parse).map(
        ({ edits }) => applyEdits(program, edits).match(/[<>]=?/)![0],
      )
    const kept = (name: string, one: EditTemplate, outcome: 'correct' | 'overfitting' = 'correct') =>
      lessonOf(name, { kept: [one], outcome })
    const near = (lesson: ReturnType<typeof lessonOf>, weight: number) => ({ lesson, weight, reasons: [] })
    expect(order(near(kept('a', less), 0.3), near(kept('b', more), 0.9))).toEqual(['>', '<='])
    expect(order(kept('a', less), kept('b', more, 'overfitting'))).toEqual(['<=', '>'])
    expect(order(kept('a', less), kept('b', more), kept('c', more))).toEqual(['>', '<='])
    const refused = lessonOf('d', { refused: [{ template: less, reason: 'regression' }] })
    expect(order(kept('a', less), kept('b', more), refused)).toEqual(['>', '<='])
    expect(order(lessonOf('e', { kept: [less], outcome: 'rolled-back' }))).toEqual([])
  })

  it('are the same every time, and each patch is there once', () => {
    const recall = recallOf(
      lessonOf('a', { kept: [less, more] }),
      lessonOf('b', { kept: [template('return $1 < $2;', 'return $1 <= $2;')] }),
    )
    const all = instancesOf(recall, sitesOf(program), parse)
    expect(instancesOf(recall, sitesOf(program), parse)).toEqual(all)
    expect(all.map(({ edits }) => applyEdits(program, edits))).toEqual([f('return a <= b'), f('return a > b')])
  })

  it('make whole patches where a patch had several edits, and are nothing of lessons that are far', () => {
    const text = 'function f(a) {\n  let n = 1;\n  for (let i = 0; i <= a.length; i++) n += a[i];\n  return n;\n}\n'
    const kept = [
      template('let $1 = 1', 'let $1 = 0', 'VariableDeclaration<BlockStatement.body', 'initial-value'),
      template('$1 <= $2', '$1 < $2'),
    ]
    const made = (weight: number) =>
      instancesOf(recallOf({ lesson: lessonOf('a', { kept }), weight, reasons: [] }), sitesOf(text), parse)
    const both = made(0.9).find(({ edits }) => edits.length === 2)!
    expect(applyEdits(text, both.edits)).toBe(text.replace('= 1', '= 0').replace('<=', '<'))
    expect(both).toMatchObject({
      family: 'initial-value+relational',
      explanation: expect.stringMatching(/line 2, .*; .*line 3, /) as string,
    })
    expect(made(0)).toEqual([])
  })
})
