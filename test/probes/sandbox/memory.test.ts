import { describe, expect, it } from 'vitest'
import { openTask } from './open-task.ts'
import { watchMemory } from './workers.ts'

const MOST_MB = 600
const TESTS = 'console.assert(grow(1) === 1)\nconsole.assert(grow(2) === 2)\n'
const GROWTHS: Readonly<Record<string, string>> = {
  'an array doubles': 'let a = [1]; for (;;) a = a.concat(a)',
  'objects pile up': 'const a = []; for (;;) a.push({ x, a: [] })',
  'strings pile up': "const s = []; for (let i = 0; ; i++) s.push(('x' + i).repeat(1e6).replaceAll('x', 'yy'))",
  'a string doubles and is read': "let s = 'ab'; for (;;) { s += s + 'c'; s.charCodeAt(3) }",
  'buffers pile up': 'const a = []; for (;;) { try { a.push(new Uint8Array(1e8).fill(1)) } catch {} }',
  'a map grows': 'const m = new Map(); for (let i = 0; ; i++) m.set(i, { i })',
  'a set grows': 'const s = new Set(); for (let i = 0; ; i++) s.add(i + 0.5)',
  'a sparse array is filled': 'return new Array(1e9).fill(0)',
  'an array is made from its length': 'return Array.from({ length: 1e9 })',
  'a text is normalized': "return 'ä'.repeat(1e8).normalize('NFD').length",
  'a text is replaced': "return 'a'.repeat(1e8).replaceAll('a', 'bbbbb').length",
  'a text is split': "return 'a'.repeat(1e8).split('').length",
  'an array is spread': 'return [...new Array(1e8)].length',
  'a text is spread': "return [...'a'.repeat(1e8)].length",
  'big numbers pile up': 'const k = []; for (;;) k.push(2n ** 1_000_000_000n)',
  'a big number is printed': 'return String(3n ** 50_000_000n).length',
  'JSON is made': 'return JSON.stringify(new Array(1e7).fill({ a: 1, b: [1, 2, 3] })).length',
  'an array is sorted': 'return Array.from({ length: 2e7 }, (_, i) => -i).sort((p, q) => p - q)[0]',
}

describe.runIf(process.platform === 'linux')(`a worker stays below ${MOST_MB} MB`, () => {
  it.each(Object.entries(GROWTHS))('when %s', async (_, growth) => {
    const program = `function grow(x) { if (x === 2) { ${growth} } return x }\n`
    const session = await openTask({ program, tests: TESTS })
    const most = await watchMemory(async () => {
      const outcome = await session.run(program, { seed: 1 })
      expect(outcome.status === 'does-not-load' ? [] : outcome.tests[0]).toMatchObject({ id: 'L1', status: 'passed' })
    })
    await session.close()
    expect(most).toBeLessThan(MOST_MB)
  })
})
