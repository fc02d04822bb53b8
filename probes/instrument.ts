import type { InstrumentedSource, ParsedSource, ProbePlan } from '#core'
import { Draft } from './placers/draft.ts'
import { PLACERS } from './placers/index.ts'
import { walk } from './placers/site.ts'

/**
 * Puts probes into a program by inserting text: nothing of the original is changed or printed anew, no line is added, and the result is
 * in the same language and format. Inserted code uses the recorder's parameters of the function in which programs are run, and
 * names the call it is in `$tm_call`. Every observed expression is evaluated once, in its place and order.
 * A program that is nested too deeply to be walked through gets no probes.
 */
export function instrument(source: ParsedSource, plan: ProbePlan): InstrumentedSource {
  const draft = new Draft(source, plan)
  const placers = PLACERS.filter(({ kind }) => plan.layers.some(({ kinds }) => kinds.includes(kind)))
  try {
    walk(source.ast.program, (site) => {
      for (const placer of placers) placer.place(site, draft)
    })
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    return { text: source.text, points: [] }
  }
  return { text: draft.instrumented, points: draft.points }
}
