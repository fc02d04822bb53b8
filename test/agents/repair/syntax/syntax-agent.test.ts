import { describe, expect, it } from 'vitest'
import { applyEdits } from '#core'
import { createSyntaxAgent } from '../../../../agents/repair/syntax/syntax-agent.ts'
import { contextOf, drive, parseText } from '../helpers.ts'

const CASES: readonly (readonly [name: string, source: string, mended: string])[] = [
  ['a bracket that is never closed', 'function f(a) {\n  return g(a;\n}', 'function f(a) {\n  return g(a);\n}'],
  ['an end that was cut off', 'function f(a) {\n  if (a) {\n    return 1', 'function f(a) {\n  if (a) {\n    return 1\n}\n}'],
  ['a bracket too many', 'function f(a) {\n  return a\n}\n}', 'function f(a) {\n  return a\n}\n'],
  [
    'elif',
    'function f(a) {\n  if (a) return 1\n  elif (a > 2) return 2\n}',
    'function f(a) {\n  if (a) return 1\n  else if (a > 2) return 2\n}',
  ],
  ['def', 'def f(a) {\n  return a\n}', 'function f(a) {\n  return a\n}'],
  ['and', 'function f(a, b) {\n  return a and b\n}', 'function f(a, b) {\n  return a && b\n}'],
  ['retrun', 'function f(a) {\n  retrun a\n}', 'function f(a) {\n  return a\n}'],
  ['a string that does not end', "const s = 'abc;\n", "const s = 'abc';\n"],
  ['markdown around it', 'Here is the code:\n```js\nconst a = 1\n```\nIt is good.', 'const a = 1\n'],
  ['an arrow in two pieces', 'const f = (a) = > a', 'const f = (a) => a'],
  [
    'a name declared twice',
    'function f() {\n  let m = 1\n  let m = 2\n  return m\n}',
    'function f() {\n  let m = 1\n  m = 2\n  return m\n}',
  ],
  ['await without async', 'function f() {\n  await g()\n  return 1\n}', 'async function f() {\n  await g()\n  return 1\n}'],
  ['a comma that was left out', 'const a = [1 2]', 'const a = [1, 2]'],
  ['two faults', 'function f(a) {\n  retrun g(a;\n}', 'function f(a) {\n  return g(a);\n}'],
]

describe('the syntax agent', () => {
  it.each(CASES)('mends %s', async (_, source, mended) => {
    const candidates = await drive(createSyntaxAgent(), contextOf(source), 24)
    expect(candidates.map(({ edits }) => applyEdits(source, edits))).toContain(mended)
  })

  it('proposes only what parses', async () => {
    for (const [, source] of CASES) {
      for (const { edits } of await drive(createSyntaxAgent(), contextOf(source), 40)) {
        expect(parseText({ path: 'program.js', text: applyEdits(source, edits) }).status).toBe('parsed')
      }
    }
  })

  it('leaves a program alone that parses', async () => {
    expect(await drive(createSyntaxAgent(), contextOf('const a = 1'), 10)).toEqual([])
  })
})
