import fc from 'fast-check'
import { expect, test } from 'vitest'
import { DEFAULT_ANALYSIS } from '#core'
import { findOnset } from '../../../../agents/analysis/divergence/onset.ts'
import { scoreDivergence } from '../../../../agents/analysis/divergence/score-divergence.ts'
import { randomProgram } from '../../../helpers/random-program.ts'
import { runCases, type Case } from '../../../helpers/run-cases.ts'

const FAILS = Symbol('no result is this')

const SIGN = `function sign(n) {
  if (n > 0) return 1
  if (n === 0) return 0
  const m = -n
  return m / n * -1
}`

test('the onset scores highest, what departs after it less, and what holds it half of that', () => {
  const observed = runCases(SIGN, [
    ['sign(3)', 1],
    ['sign(0)', 0],
    ['sign(-3)', -1],
  ])
  const scores = scoreDivergence(observed, DEFAULT_ANALYSIS)
  const { points, events } = observed.trace
  const of = (label: string, kind: string) => scores[points.find((point) => point.label === label && point.kind === kind)!.id]!
  const onset = findOnset(observed)!
  expect(onset).toMatchObject({ line: 3, label: 'n === 0', value: 'false' })
  expect(scores[events[onset.event]!.point]).toBe(1)
  expect(of('m', 'assignment')).toBeLessThan(1)
  expect(of('m', 'assignment')).toBeGreaterThan(of('m / n * -1', 'return'))
  expect(of('m / n * -1', 'return')).toBeGreaterThan(0.8)
  expect(of('n > 0', 'branch')).toBe(0)
  expect(of('if (n === 0) return 0', 'statement')).toBe(0.5)
})

const value = fc.constantFrom('0', '1', '-1', '2.5', '"s"', '""', 'null', 'undefined', '[1]')

test('whatever the program: scores lie from 0 to 1, the onset is an event of a failing test, and the same run gives the same', () => {
  fc.assert(
    fc.property(randomProgram, fc.array(fc.tuple(value, value), { minLength: 1, maxLength: 4 }), (text, inputs) => {
      const cases = inputs.map(([a, b], i): Case => [`f(${a}, ${b}, 1)`, i % 2 === 0 ? FAILS : undefined])
      const observed = runCases(`const log = (...values) => values.at(-1);\n${text}`, cases)
      const scores = scoreDivergence(observed, DEFAULT_ANALYSIS)
      expect(scores).toHaveLength(observed.trace.points.length)
      expect(scores.every((score) => score >= 0 && score <= 1)).toBe(true)
      const onset = findOnset(observed)
      expect(scoreDivergence(observed, DEFAULT_ANALYSIS)).toEqual(scores)
      expect(findOnset(observed)).toEqual(onset)
      if (onset === null) return
      const event = observed.trace.events.find(({ index }) => index === onset.event)!
      expect(observed.baseline.find(({ id }) => id === event.test)?.status).toBe('failed')
      expect(onset.value).toBe(event.value?.text ?? '')
    }),
    { numRuns: 60, seed: 7 },
  )
})
