import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { PROBE_KINDS } from '#core'
import { instrument } from '../../probes/instrument.ts'
import { parseSource } from '../../probes/parse.ts'
import { countsOf, observe, parsed, planOf } from '../helpers/observe.ts'
import { randomProgram } from '../helpers/random-program.ts'

const kindsToPlace = fc.oneof(fc.constant(PROBE_KINDS), fc.subarray([...PROBE_KINDS], { minLength: 1 }))

describe('instrument', () => {
  test('random programs do the same with probes: result, error, order of side effects', () => {
    let gave = 0
    let threw = 0
    fc.assert(
      fc.property(randomProgram, kindsToPlace, (program, kinds) => {
        for (const call of ['f(0)', 'f("s", 2, [1])']) {
          const { plain } = observe(program, call, kinds)
          if (plain.result.startsWith('gives')) gave++
          else threw++
        }
      }),
      { numRuns: 60 },
    )
    expect(Math.min(gave, threw)).toBeGreaterThan(3)
  })

  test('adds no lines, changes no line ends and keeps a byte-order mark', () => {
    const text = '\uFEFF// c\r\nfunction f(x) {\r\n  if (x)\r\n    return x\r\n}\r\n'
    const instrumented = instrument(parsed(text), planOf()).text
    expect(instrumented.split('\r\n').length).toBe(text.split('\r\n').length)
    expect(instrumented.replaceAll('\r\n', '')).not.toContain('\n')
    expect(instrumented.startsWith('\uFEFF// c\r\n')).toBe(true)
  })

  test('places what the plan names, where it names it', () => {
    const text = 'function f(x) { return x }\nfunction g(x) { if (x) return g(0); return x }'
    const within = [{ start: text.indexOf('function g'), end: text.length }]
    const { points } = instrument(parsed(text), { layers: [{ kinds: ['return', 'function'], within }], values: true })
    expect(points.map(({ kind, line, functionName }) => `${kind} ${line} ${functionName}`)).toEqual([
      'function 2 g',
      'return 2 g',
      'return 2 g',
    ])
    expect(points.map(({ id }) => id)).toEqual([0, 1, 2])
    expect(points.map(({ span }) => text.slice(span.start, span.end))).toEqual([text.slice(27), 'return g(0);', 'return x'])
  })

  test('TypeScript stays TypeScript, and types get no probes', () => {
    const text = `import type { A } from './a'
declare const outside: number
enum E { A = 1, B = A ? 2 : 3 }
abstract class P<T = () => void> { declare x: number; y?: T; constructor(private readonly z: number = outside || 1) {} abstract m(): void }
function over(x: string): string
function over(this: void, x: any): any { return <T,>(y: T): T => y as T ?? x! }
export const c = over satisfies unknown
export default over('a') || c`
    const { text: instrumented, points } = instrument(parsed(text, 'a.ts'), planOf())
    const again = parsed(instrumented, 'a.ts')
    expect([again.language, again.format]).toEqual(['ts', 'esm'])
    expect(points.filter(({ kind }) => kind === 'function').map(({ label }) => label)).toEqual([
      'constructor(z)',
      'over(x)',
      '(y)',
    ])
    expect(points.filter(({ kind }) => kind === 'operand').map(({ label }) => label)).toEqual([
      'outside',
      '1',
      'y as T',
      'x!',
      "over('a')",
      'c',
    ])
  })

  test('a program that is nested too deeply gets no probes, and no depth is an exception', () => {
    for (let depth = 1000; depth <= 6000; depth += 1000) {
      const text = `const x = ${'1 + '.repeat(depth)}1`
      const outcome = parseSource({ path: 'deep.js', text })
      if (outcome.status === 'syntax-fault') continue
      const instrumented = instrument(outcome.source, planOf())
      expect(instrumented.text === text).toBe(instrumented.points.length === 0)
    }
  })

  test('an endless number of turns is counted, and only the first values are kept', () => {
    const { trace } = observe('function f(n) { let s = 0; for (let i = 0; i < n; i++) s += i; return s }', 'f(100000)')
    expect(countsOf(trace)).toContain('i < n → truthy × 100000')
    expect(trace.events.filter(({ point }) => trace.points[point]!.label === 's').length).toBeLessThanOrEqual(3 * 16)
    expect(trace.dropped).toBeGreaterThan(100_000)
  })
})
