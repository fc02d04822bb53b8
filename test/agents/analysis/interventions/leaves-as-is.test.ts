import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { CHANGE_FUNCTIONS, type Change } from '#core'
import { leavesAsIs, wholePoints } from '../../../../agents/analysis/interventions/leaves-as-is.ts'
import { createIntervener } from '../../../../probes/runtime/intervener.ts'
import { runCases } from '../../../helpers/run-cases.ts'
import { snapshot } from '../../../helpers/record.ts'

const CAP = 80
const seen = (values: readonly unknown[]) => values.map((value) => snapshot(value, CAP))
const by = (name: (typeof CHANGE_FUNCTIONS)[number]): Change => ({ kind: 'function', function: name })
const value = fc.oneof(fc.integer(), fc.double(), fc.boolean(), fc.constant(null), fc.string(), fc.array(fc.integer()))
const primitive = fc.oneof(fc.integer(), fc.boolean(), fc.constant(null), fc.string())
const change: fc.Arbitrary<Change> = fc.oneof(
  fc.constantFrom(...CHANGE_FUNCTIONS).map(by),
  primitive.map((one): Change => ({ kind: 'value', value: one })),
)

describe('a change that leaves all as it is', () => {
  test('hands on the very values', () => {
    fc.assert(
      fc.property(fc.array(value, { minLength: 1, maxLength: 3 }), change, (values, one) => {
        fc.pre(leavesAsIs(one, seen(values)))
        const { probe, force } = createIntervener(1)
        force({ point: 0, visit: null, change: one })
        for (const before of values) expect(probe.$tm_v(0, before)).toBe(before)
      }),
      { numRuns: 300 },
    )
  })

  test.each([
    [by('floor'), [1, -2], true],
    [by('floor'), [1, 1.5], false],
    [by('absolute'), [1, 1.5], true],
    [by('absolute'), [-0], false],
    [by('lower-case'), ['abc', ''], true],
    [by('lower-case'), ['a'.repeat(CAP + 20)], false],
    [by('trimmed'), ['a b'], true],
    [by('trimmed'), ['a\n'], false],
    [{ kind: 'value', value: 0 }, [0, 0], true],
    [{ kind: 'value', value: 0 }, [-0], false],
    [{ kind: 'value', value: '' }, [''], true],
    [{ kind: 'value', value: null }, [null], true],
    [{ kind: 'value', value: 'null' }, [null], false],
    [by('reversed'), [[1, 1]], false],
    [{ kind: 'plus', by: 1 }, [1], false],
  ] satisfies [Change, unknown[], boolean][])('%j of %j: %j', (one, values, leaves) => {
    expect(leavesAsIs(one, seen(values))).toBe(leaves)
  })
})

test('all of what was seen is known where nothing was dropped or folded, and nothing ran outside of tests', () => {
  const text = 'const limit = 4\nfunction f(n) { let s = 0; for (let i = 0; i < n; i++) s += i * limit; return s }'
  const { trace } = runCases(text, [
    ['f(3)', 0],
    ['f(200)', 0],
  ])
  const whole = (...tests: string[]) => {
    const points = wholePoints(trace, new Set(tests))
    return (label: string) => trace.points.some((point) => point.label === label && points.has(point.id))
  }
  expect(['s', 'i * limit'].map(whole('t0'))).toEqual([true, true])
  expect(['s', 'i * limit'].map(whole('t1'))).toEqual([true, false])
  expect(whole('t0', 't1')('i * limit')).toBe(false)
})
