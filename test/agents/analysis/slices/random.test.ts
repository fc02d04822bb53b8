import fc from 'fast-check'
import { expect, test } from 'vitest'
import { QUICK_ANALYSIS, type TraceEvent } from '#core'
import type { Observed } from '../../../../agents/analysis/observed.ts'
import { graphOf } from '../../../../agents/analysis/slices/graph.ts'
import { scoreSlice } from '../../../../agents/analysis/slices/score-slice.ts'
import { sliceOf } from '../../../../agents/analysis/slices/slice.ts'
import { randomProgram } from '../../../helpers/random-program.ts'
import { runCases } from '../../../helpers/run-cases.ts'

/** The same as if fewer events had been kept. */
function thinned(observed: Observed, isKept: (event: TraceEvent, i: number) => boolean): Observed {
  return { ...observed, trace: { ...observed.trace, events: observed.trace.events.filter(isKept) } }
}

const observe = (program: string) =>
  runCases(`const log = (...values) => values.at(-1)\n${program}`, [
    ['f(1, 2, 3)', 'never this'],
    ['f(0, "x", null)', undefined],
  ])

test('whatever the program, and whatever of its trace was kept: events depend on earlier events, and slices hold points that ran', () => {
  fc.assert(
    fc.property(randomProgram, fc.integer({ min: 1, max: 7 }), (program, keep) => {
      const whole = observe(program)
      for (const observed of [whole, thinned(whole, (_, i) => i % 7 < keep), thinned(whole, () => false)]) {
        const graph = graphOf(observed)!
        const indices = new Set(observed.trace.events.map(({ index }) => index))
        for (const [from, dependences] of graph.dependences) {
          for (const { on } of dependences) expect(indices.has(on) && on < from).toBe(true)
        }
        const ran = new Set(observed.trace.spectra.flatMap(({ counts }) => counts.map(([point]) => point)))
        for (const point of sliceOf(observed, 't0')?.distances.keys() ?? []) expect(ran.has(point)).toBe(true)
        for (const score of scoreSlice(observed, QUICK_ANALYSIS)) expect(score >= 0 && score <= 1).toBe(true)
      }
    }),
    { numRuns: 150 },
  )
})

test('the same trace gives the same slice', () => {
  fc.assert(
    fc.property(randomProgram, (program) => {
      expect(sliceOf(observe(program), 't0')).toEqual(sliceOf(observe(program), 't0'))
    }),
    { numRuns: 30 },
  )
})
