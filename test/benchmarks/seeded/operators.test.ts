import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parsed, readCode } from '../../../benchmarks/code.ts'
import { OPERATORS } from '../../../benchmarks/seeded/operators/index.ts'
import { orderSeeds } from '../../../benchmarks/seeded/order-seeds.ts'
import { withSeed } from '../../../benchmarks/seeded/seed.ts'
import { differences } from '../../../benchmarks/localization/truth/differences.ts'

const [firstRow] = readFileSync('test/fixtures/bench/localization/modules.jsonl', 'utf8').split('\n')
const text: string = JSON.parse(firstRow!).source_files['shop/prices.ts']
const code = readCode({ path: 'prices.ts', text })

/** Every program that an operator makes of a function's statements. */
function made(operator: string, body: string): string[] {
  const program = `function f(a, b) {\n${body}\n}`
  const { seeds } = OPERATORS.find(({ name }) => name === operator)!
  return seeds(readCode({ path: 'program.ts', text: program })).map((replacements) =>
    withSeed(program, { operator, replacements }).slice('function f(a, b) {\n'.length, -'\n}'.length),
  )
}

describe('operators of seeded faults', () => {
  test.each([
    ['swapped-statements', 'g(); h()\nif (a) b()', ['h() g();\nif (a) b()']],
    ['dropped-update', 'a = 1\nreturn a', ['\nreturn a']],
    ['repeated-step', 'a += 1\na = 2', ['a += 1\n;a += 1\na = 2']],
    [
      'changed-initialiser',
      "let n = 0, t = true, s = ''",
      ["let n = 3, t = true, s = ''", "let n = 0, t = false, s = ''", "let n = 0, t = true, s = '?'"],
    ],
    ['changed-initialiser', 'const n = a.length, m = a.b', ['const n = (a.length) * 2, m = a.b']],
    ['wrong-bound', 'while (a < b.length) g()', ['while (a < Math.floor((b.length) / 2)) g()']],
    ['early-return', 'for (;;) { a() }\nreturn b', ['for (;;) { a() return b\n}\nreturn b']],
    ['dropped-operand', 'if (a && b) g()', ['if (a) g()', 'if (b) g()']],
    ['dropped-operand', 'return a || b', []],
    ['outer-variable', 'let n = 1\nif (a) { let m = 2\n g(m) }', ['let n = 1\nif (a) { let m = 2\n g(n) }']],
    ['outer-variable', "let n = ''\nif (a) { let m = 2\n g(m, o.m) }", []],
  ])('%s: %s', (operator, body, expected) => {
    expect(made(operator, body)).toEqual(expected)
  })

  test('every operator finds a place in the module, or says that there is none; each fault is told from the module', () => {
    const seeds = orderSeeds('shop/prices', code)
    expect(new Set(seeds.map(({ operator }) => operator)).size).toBeGreaterThanOrEqual(6)
    for (const seed of seeds) {
      const faulty = parsed({ path: 'prices.ts', text: withSeed(text, seed) })
      if (faulty === null) continue
      const lines = differences(faulty, code).flatMap((site) => site.lines)
      expect(lines.length, seed.operator).toBeGreaterThan(0)
      expect(faulty.lines, seed.operator).toEqual(expect.arrayContaining(lines))
    }
  })

  test('the order is fixed for a module, and no operator is tried twice before the others', () => {
    const seeds = orderSeeds('shop/prices', code)
    expect(orderSeeds('shop/prices', code)).toEqual(seeds)
    expect(orderSeeds('another', code)).not.toEqual(seeds)
    const names = seeds.map(({ operator }) => operator)
    const different = new Set(names).size
    expect(new Set(names.slice(0, different)).size).toBe(different)
  })
})
