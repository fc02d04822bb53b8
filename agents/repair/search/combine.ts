import { composeEdits, type Edit, type JudgedCandidate } from '#core'
import { narrow } from './writing/narrow.ts'
import type { Pool } from './pool.ts'
import type { Single } from './single.ts'
import type { Stream } from './streams.ts'

/** A change made of several. */
export interface Combination {
  readonly operators: readonly string[]
  readonly edits: readonly Edit[]
  readonly explanation: string
}

interface Part {
  readonly edits: readonly Edit[]
  readonly explanation: string
  readonly operators: readonly string[]
}

/** The base together with each single change that was tried: what helps by itself as soon as it is known, else in their order. */
export function* extend(base: Part, { helpful, distinct }: Pool, most: number): Generator<Combination | null, void> {
  for (let helped = 0, tried = 0; tried < most;) {
    const isHelpful = helped < helpful.length
    const single = isHelpful ? helpful[helped] : distinct[tried]
    if (single === undefined) {
      yield null
      continue
    }
    if (isHelpful) helped += 1
    else tried += 1
    const combined = combine([base, single])
    if (combined !== null) yield combined
  }
}

/** Partial fixes of different tests, two by two, best complements first. */
export function* cross(
  partials: readonly JudgedCandidate[],
  newest: JudgedCandidate,
): Stream<Combination> & Iterable<Combination> {
  const own = new Set(newest.verdict.fixed)
  const gains = partials.map((partial) => ({ partial, gain: partial.verdict.fixed.filter((test) => !own.has(test)).length }))
  for (const { partial } of gains.filter(({ gain }) => gain > 0).sort((a, b) => b.gain - a.gain)) {
    const combined = combine([newest, partial])
    if (combined !== null) yield combined
  }
}

/** The cheapest changes two by two, cheapest sums first. */
export function* pairs(singles: readonly Single[], most: number): Stream<Combination> & Iterable<Combination> {
  for (let sum = 1; sum < 2 * most; sum++) {
    for (let j = Math.ceil((sum + 1) / 2); j <= Math.min(sum, most - 1, singles.length - 1); j++) {
      const i = sum - j
      const combined = i < j ? combine([singles[i]!, singles[j]!]) : null
      if (combined !== null) yield combined
    }
  }
}

/** All parts at once; `null` where they overlap. */
function combine(parts: readonly Part[]): Combination | null {
  const all = parts.map((part) => part.edits)
  const edits = composeEdits(...all) ?? composeEdits(...all.map(narrow))
  if (edits === null) return null
  return {
    edits,
    operators: parts.flatMap((part) => part.operators),
    explanation: parts.map((part) => part.explanation).join('; '),
  }
}
