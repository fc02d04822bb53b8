import { describe, expect, test } from 'vitest'
import type { ProbeKind } from '#core'
import { countsOf, detailsOf, observe } from '../../helpers/observe.ts'

/** A program, a call of it, and what the probes of one kind see. `observe` itself asserts that the program does the same with probes. */
export interface Spec {
  readonly name: string
  readonly source: string
  readonly call: string
  /** `line:kind label = value`, or `= old → new`. */
  readonly events?: readonly string[]
  /** `label × count` of the points that ran. */
  readonly counts?: readonly string[]
  /** The same where values are not looked at. */
  readonly counted?: readonly string[]
}

/** Asserts what a kind of probe sees in each program. */
export function specify(kind: ProbeKind, specs: readonly Spec[]): void {
  describe(`${kind} probes`, () => {
    test.each(specs)('$name', ({ source, call, events, counts, counted }) => {
      const { plain, trace } = observe(source, call, [kind])
      expect(plain.result).toMatch(/^gives/)
      expect(new Set(trace.points.map((point) => point.kind))).toEqual(new Set([kind]))
      if (events !== undefined) expect(detailsOf(trace)).toEqual(events)
      if (counts !== undefined) expect(countsOf(trace)).toEqual(counts)
      const count = observe(source, call, [kind], false)
      expect(count.trace.events).toEqual([])
      if (counted !== undefined) expect(countsOf(count.trace)).toEqual(counted)
      observe(source, call)
    })
  })
}
