import { composeEdits, type JudgedCandidate } from '#core'
import type { Single } from './singles.ts'

/** A change made of several. */
export interface Combination {
  readonly operators: readonly string[]
  readonly edits: Single['edits']
  readonly explanation: string
}

/** Grows while the search goes on: streams over it wait at its end and go on when there is more. */
export type Growing<T> = readonly T[]

/** Whether the candidate fixes tests and loses none: something to build on, also where it ran out of steps. */
export function isPartialFix({ verdict }: JudgedCandidate): boolean {
  return verdict.fixed.length > 0 && verdict.lost.length === 0 && verdict.reason !== 'passes-all'
}

/** What is built on: a partial fix, or a change that is right beyond doubt and may fix nothing alone. */
export type Base = Part

/** The base together with each single change that was proposed, in their order; `null` while there is no further one. */
export function* extend(base: Base, singles: Growing<Single>, most: number): Generator<Combination | null, void> {
  for (let i = 0; i < most; i++) {
    while (i >= singles.length) yield null
    const combined = combine([base, singles[i]!])
    if (combined !== null) yield combined
  }
}

/** Partial fixes of different tests, two by two, best complements first. */
export function* cross(partials: readonly JudgedCandidate[], newest: JudgedCandidate): Generator<Combination, void> {
  const own = new Set(newest.verdict.fixed)
  const gains = partials.map((partial) => ({ partial, gain: partial.verdict.fixed.filter((test) => !own.has(test)).length }))
  for (const { partial } of gains.filter(({ gain }) => gain > 0).sort((a, b) => b.gain - a.gain)) {
    const combined = combine([newest, partial])
    if (combined !== null) yield combined
  }
}

/** The cheapest changes two by two, cheapest sums first. */
export function* pairs(singles: readonly Single[], most: number): Generator<Combination, void> {
  for (let sum = 1; sum < 2 * most; sum++) {
    for (let j = Math.ceil((sum + 1) / 2); j <= Math.min(sum, most - 1, singles.length - 1); j++) {
      const i = sum - j
      const combined = i < j ? combine([singles[i]!, singles[j]!]) : null
      if (combined !== null) yield combined
    }
  }
}

interface Part {
  readonly edits: Single['edits']
  readonly explanation: string
  readonly operator?: string
  readonly operators?: readonly string[]
}

function combine(parts: readonly Part[]): Combination | null {
  const edits = composeEdits(...parts.map((part) => part.edits))
  if (edits === null) return null
  return {
    edits,
    operators: parts.flatMap((part) => part.operators ?? [part.operator!]),
    explanation: parts.map((part) => part.explanation).join('; '),
  }
}
