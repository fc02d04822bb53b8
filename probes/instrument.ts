import { FLIPPED_ALIAS_KEYS } from '@babel/types'
import type { InstrumentedSource, ParsedSource, ProbePlan } from '#core'
import { Draft } from './placers/draft.ts'
import { PLACERS } from './placers/index.ts'
import type { Placer } from './placers/placer.ts'
import { walk } from './placers/site.ts'

/**
 * Puts probes into a program by inserting text: nothing of the original is changed or printed anew, no line is added, and the result is
 * in the same language and format. Inserted code uses the recorder's parameters of the function in which programs are run, and
 * names the call it is in `$tm_call`. Every observed expression is evaluated once, in its place and order.
 * A program that is nested too deeply to be walked through gets no probes.
 */
export function instrument(source: ParsedSource, plan: ProbePlan): InstrumentedSource {
  const draft = new Draft(source, plan)
  const placers = placersByType(plan)
  try {
    walk(source.ast.program, (site) => {
      for (const placer of placers.get(site.node.type) ?? []) placer.place(site, draft)
    })
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    return { text: source.text, original: source.text, points: [] }
  }
  return { text: draft.instrumented, original: source.text, points: draft.points }
}

/** The plan's placers by the types of the nodes that they look at. */
function placersByType({ layers }: ProbePlan): ReadonlyMap<string, readonly Placer[]> {
  const found = new Map<string, Placer[]>()
  for (const placer of PLACERS) {
    if (!layers.some(({ kinds }) => kinds.includes(placer.kind))) continue
    for (const type of new Set(placer.sees.flatMap((name) => FLIPPED_ALIAS_KEYS[name] ?? [name]))) {
      found.set(type, [...(found.get(type) ?? []), placer])
    }
  }
  return found
}
