import type { Candidate, Edit, JudgedCandidate, RepairAgent, RepairContext } from '#core'
import { cross, extend, isPartialFix, pairs, type Combination } from './combine.ts'
import { OPERATORS } from './operators/index.ts'
import { patchKey } from './patch-key.ts'
import { createScene } from './scene.ts'
import { isCertain } from './priors.ts'
import { singlesOf, type Single } from './singles.ts'
import { collectSites } from './site.ts'
import { createSuspicion } from './suspicion.ts'

/** Sizes of the first batches: half of the faults that can be repaired are repaired within the first few dozen candidates. */
const BATCH_SIZES = [32, 96, 160]
/** Single changes after which the search goes on with combinations only. */
const MOST_SINGLES = 12_000
/** Single changes that are tried on top of one partial fix. */
const MOST_EXTENSIONS = 1_500
/** Partial fixes that are built on; of those that fix the same tests, the first few. */
const MOST_PARTIALS = 24
const MOST_ALIKE = 3
/** Changes that are right beyond doubt, such as `let` for an assigned constant: built on even when they fix nothing alone. */
const MOST_CERTAIN = 2
/** The cheapest changes are tried two by two, beside the dearer ones and when nothing else is left. */
const PAIRED_SINGLES = 110
const PAIRED_AFTER = 2_500
/** When the best partial fix was not beaten for so many candidates, a new round investigates it and starts from there. */
const STALLED_AFTER = 4_000

type Stream = Iterator<Combination | null, void>

/** Repairs without a model: typical mistakes undone, the most likely at the most suspicious places first, then combined. */
export function createSearchAgent(): RepairAgent {
  return {
    name: 'search',
    async *propose(context) {
      const search = openSearch(context)
      if (search === null) return
      for (let batch = search.next([]); batch.length > 0;) batch = search.next(yield batch)
    },
  }
}

interface Search {
  /** Learns from the last batch and makes the next one; an empty one ends the search. */
  next(judged: readonly JudgedCandidate[]): readonly Candidate[]
}

function openSearch(context: RepairContext): Search | null {
  if (context.program.status !== 'parsed') return null
  const program = context.program.source
  const scene = createScene(context, program)
  const sites = collectSites(program, scene, createSuspicion(context.fault, context.trace, context.baseline))
  const fresh = singlesOf(sites, OPERATORS)
  const singles: Single[] = []
  const partials: JudgedCandidate[] = []
  const known = new Set<string>([''])
  let streams: Stream[] = []
  let turn = 0
  let batches = 0
  let nextId = 0
  let isPaired = false
  let certain = 0
  let improvedAt: number | null = null

  function admit(edits: readonly Edit[], operators: readonly string[], explanation: string): Candidate | null {
    const key = patchKey(program.text, edits)
    if (known.has(key)) return null
    known.add(key)
    return { id: nextId++, agent: 'search', operators, edits, explanation }
  }

  /** The next single change that is new; `undefined` when there is none left. */
  function nextSingle(): Candidate | undefined {
    while (singles.length < MOST_SINGLES) {
      const next = fresh.next()
      if (next.done) return undefined
      const candidate = admit(next.value.edits, [next.value.operator], next.value.explanation)
      if (candidate === null) continue
      singles.push(next.value)
      if (isCertain(next.value.operator) && certain++ < MOST_CERTAIN) streams.push(extend(next.value, singles, MOST_EXTENSIONS))
      return candidate
    }
    return undefined
  }

  /** The next combination of the streams, one stream after the other; `undefined` when all of them wait or have ended. */
  function nextCombination(): Candidate | undefined {
    for (let waiting = 0; waiting < streams.length;) {
      turn = (turn + 1) % streams.length
      const next = streams[turn]!.next()
      if (next.done) {
        streams = streams.filter((_, i) => i !== turn)
        continue
      }
      const candidate = next.value === null ? null : admit(next.value.edits, next.value.operators, next.value.explanation)
      if (candidate !== null) return candidate
      waiting += next.value === null ? 1 : 0
    }
    return undefined
  }

  function learn(judged: readonly JudgedCandidate[]): void {
    for (const candidate of judged) {
      if (candidate.verdict.reason === 'improves') improvedAt = nextId
      if (!isPartialFix(candidate) || partials.length >= MOST_PARTIALS) continue
      const fixed = candidate.verdict.fixed.join('\n')
      if (partials.filter((partial) => partial.verdict.fixed.join('\n') === fixed).length >= MOST_ALIKE) continue
      streams.push(cross(partials.slice(), candidate), extend(candidate, singles, MOST_EXTENSIONS))
      partials.push(candidate)
    }
  }

  function pairUp(): void {
    isPaired = true
    streams.push(pairs(singles, PAIRED_SINGLES))
  }

  function next(judged: readonly JudgedCandidate[]): readonly Candidate[] {
    learn(judged)
    if (improvedAt !== null && nextId - improvedAt > STALLED_AFTER) return []
    if (!isPaired && singles.length >= PAIRED_AFTER) pairUp()
    const size = BATCH_SIZES[Math.min(batches++, BATCH_SIZES.length - 1)]!
    const batch: Candidate[] = []
    while (batch.length < size) {
      const first = batch.length % 2 === 0 ? nextSingle() : nextCombination()
      const candidate = first ?? nextSingle() ?? nextCombination()
      if (candidate !== undefined) {
        batch.push(candidate)
      } else if (isPaired) {
        break
      } else {
        pairUp()
      }
    }
    return batch
  }

  return { next }
}
