import type { TestFailure } from '#core'
import type { CaseSink } from './case-sink.ts'
import type { Ending, Endings } from './endings.ts'
import type { Site } from './harness.ts'

/** Which cases a candidate should fix, and which it must not lose. */
export interface Goal {
  readonly failing: readonly string[]
  readonly passing: readonly string[]
}

/** What one case may use. */
export interface Allowance {
  readonly steps: number
  readonly ms: number
}

/**
 * Which cases are asked: the light ones of the failing, the heavy ones, the passing, or all that the suite has; or these, one after another,
 * until it is clear that none of the failing is fixed.
 */
export type Phase = 'light' | 'heavy' | 'passing' | 'all' | 'while-fixable'

/** How one candidate does, by places in the goal's lists. */
export interface Tally {
  readonly sink: CaseSink
  allow(allowance: Allowance): void
  /** Forgets the candidate before. */
  forget(): void
  ask(phase: Phase): void
  readonly fixed: () => readonly number[]
  /** The first case found lost, counting those that were not even reached once all have been asked; -1 for none. */
  readonly lost: () => number
  readonly status: () => 'screened' | 'out-of-steps' | 'timed-out'
  /** How much of the distance of the failing cases is gone that the unedited program has, 0 to 1; those not reached count as far. */
  readonly nearer: () => number
  /** A hash of how each of the failing cases ended; not 0. */
  readonly behaviour: () => number
  /** A case ran out of steps: with more of them the candidate may do better. */
  readonly ranOut: () => boolean
  /** The candidate was given up before all that was asked had ended. */
  readonly wasCut: () => boolean
  readonly hasHeavy: () => boolean
  /** While calibrating nothing is cut short, and the steps of the cases are noted. Gives the most that a case used that ended by itself. */
  calibrate(isOn: boolean): number
}

/** Keeps the score of a candidate. Self-contained: its text is evaluated inside the isolate. */
export function createTally(sites: readonly Site[], goal: Goal, endings: Endings): Tally {
  /** A candidate that has run out of steps so often without fixing anything gets no more. */
  const MOST_RUN_OUT = 3
  /**
   * One that makes so many failing cases throw that did not before, without fixing anything, has broken the program. V8 parses a function
   * anew to describe what was thrown in it.
   */
  const MOST_BROKEN = 2
  /** A failing case that takes so many times the steps of the middle one is left until a lighter one has been fixed. */
  const HEAVY_FACTOR = 20
  const LIGHT_STEPS = 2_000
  const realNow = Date.now
  /** Any odd number: what a case adds to a behaviour when it passes. */
  const PASSED = 0x9e3779b1
  const { imul } = Math
  const leave = { leave: 'the suite' }
  const codes: Record<string, number> = { __proto__: null } as never
  goal.failing.forEach((id, i) => (codes[id] = i + 1))
  goal.passing.forEach((id, i) => (codes[id] = -i - 1))
  const suiteCode = codes.script ?? 0
  /** By site and occurrence: the place among the failing + 1, minus that among the passing, or 0 where the case is in neither. */
  const codesAt: number[][] = sites.map(() => [])
  const wasKept = new Uint8Array(goal.passing.length)
  const weights = new Float64Array(goal.failing.length)
  const isHeavy = new Uint8Array(goal.failing.length)
  const distances = new Float64Array(goal.failing.length)
  /** Whether it throws in the unedited program, or does not end. */
  const endsBadly = new Uint8Array(goal.failing.length).fill(1)

  let phase: Phase = 'all'
  let isLeaving = false
  let wasCut = false
  let isCalibrating = false
  let hasHeavy = false
  let fixed: number[] = []
  let kept = 0
  let lost = -1
  let failed = 0
  let ranOut = 0
  let ranLate = 0
  let broken = 0
  let heaviest = 0
  let startedAt = 0
  let behaviour = 0
  /** The unedited program's, of the cases that are not heavy; where its measure cannot be taken, as if it did not end. */
  let farAtFirst = goal.failing.length

  function codeAt(site: number, occurrence: number): number {
    if (site < 0) return suiteCode
    const known = codesAt[site]![occurrence]
    if (known !== undefined) return known
    const id = sites[site]!.id
    return (codesAt[site]![occurrence] = codes[occurrence === 1 ? id : `${id}#${occurrence}`] ?? 0)
  }

  function far(): number {
    let sum = 0
    for (let i = 0; i < distances.length; i++) if (isHeavy[i] === 0) sum += distances[i]!
    return sum
  }

  function count(code: number, failure: TestFailure | null, used: number, ending: Ending | null): void {
    if (isCalibrating) {
      if (failure?.kind !== 'out-of-steps' && used > heaviest) heaviest = used
      if (code > 0) weights[code - 1] = used
    }
    if (code > 0) {
      distances[code - 1] = failure === null ? 0 : endings.distanceOf(failure, ending)
      behaviour ^= failure === null ? imul(code, PASSED) : endings.mark(code, failure, ending)
      if (failure === null) fixed[fixed.length] = code - 1
      else failed++
      if (failure?.kind === 'error' && distances[code - 1] === 1 && endsBadly[code - 1] === 0) broken++
      if (broken >= MOST_BROKEN && fixed.length === 0) isLeaving = true
    } else if (code < 0) {
      const place = -code - 1
      if (failure !== null) {
        lost = place
        isLeaving = true
      } else if (wasKept[place] === 0) {
        wasKept[place] = 1
        kept++
      }
    }
    if (phase === 'while-fixable' && fixed.length === 0 && failed === goal.failing.length) isLeaving = true
    if (failure?.kind === 'timed-out') ranLate++
    else if (failure?.kind === 'out-of-steps') ranOut++
    else return
    if (isCalibrating) return
    const isLate = realNow() - startedAt > sink.ms
    const isHopeless = ranLate > 0 || ranOut >= MOST_RUN_OUT
    if (fixed.length === 0 ? isLate || isHopeless : isLate && isHopeless) wasCut = isLeaving = true
  }

  const sink: { -readonly [K in keyof CaseSink]: CaseSink[K] } = {
    steps: 0,
    ms: 0,
    describes: false,
    wants(site, occurrence, isGuard) {
      if (isLeaving) return false
      const code = codeAt(site, occurrence)
      // Guards run in every phase, and count in one.
      const isAll = phase === 'all' || phase === 'while-fixable'
      if (isGuard) return isAll ? code !== 0 : phase === 'light' ? code > 0 : phase === 'passing' && code < 0
      if (isAll) return true
      if (phase === 'passing') return code < 0
      return code > 0 && (isHeavy[code - 1] === 1) === (phase === 'heavy')
    },
    ended(id, site, occurrence, failure, used, _, ending) {
      count(site < 0 ? (codes[id] ?? 0) : codeAt(site, occurrence), failure, used, ending)
    },
    used(steps) {
      if (isCalibrating && steps > heaviest) heaviest = steps
    },
    reported(result, used) {
      count(codes[result.id] ?? 0, result.status === 'failed' ? result.failure : null, used, null)
    },
    leaving: () => (isLeaving ? leave : null),
  }

  return {
    sink,
    allow({ steps, ms }) {
      sink.steps = steps
      sink.ms = ms
    },
    forget() {
      isLeaving = wasCut = false
      fixed = []
      kept = failed = ranOut = ranLate = broken = 0
      lost = -1
      wasKept.fill(0)
      distances.fill(1)
      behaviour = 0
      startedAt = realNow()
    },
    ask(next) {
      phase = next
      isLeaving = false
    },
    fixed: () => fixed,
    lost: () => (lost >= 0 || fixed.length === 0 || wasCut || kept === goal.passing.length ? lost : wasKept.indexOf(0)),
    status() {
      const isScreened = ranOut + ranLate === 0 || fixed.length > 0 || ranOut + ranLate < failed
      return isScreened && !wasCut ? 'screened' : ranOut > 0 ? 'out-of-steps' : 'timed-out'
    },
    nearer: () => (farAtFirst > 0 && far() < farAtFirst ? 1 - far() / farAtFirst : 0),
    behaviour: () => (behaviour === 0 ? 1 : behaviour >>> 0),
    ranOut: () => ranOut > 0,
    wasCut: () => wasCut,
    hasHeavy: () => hasHeavy,
    calibrate(isOn) {
      isCalibrating = isOn
      if (isOn) return (heaviest = 0)
      const sorted = weights.slice().sort()
      const limit = Math.max(LIGHT_STEPS, HEAVY_FACTOR * (sorted[sorted.length >> 1] ?? 0))
      for (let i = 0; i < weights.length; i++) isHeavy[i] = weights[i]! > limit ? 1 : 0
      hasHeavy = isHeavy.includes(1)
      farAtFirst = far()
      for (let i = 0; i < distances.length; i++) endsBadly[i] = distances[i] === 1 ? 1 : 0
      return heaviest
    },
  }
}
