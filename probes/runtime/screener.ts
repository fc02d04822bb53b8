import type { TestFailure } from '#core'
import type { CaseSink, Site } from './harness.ts'
import type { Mailbox } from './mailbox.ts'
import type { Body, Program, Progress, Runner } from './runner.ts'

/** Which cases a candidate should fix, and which it must not lose. */
export interface Goal {
  readonly failing: readonly string[]
  readonly passing: readonly string[]
}

/** What one case, and one candidate, may use. */
export interface Allowance {
  readonly steps: number
  readonly ms: number
}

export interface Screener {
  /**
   * Screens candidates from number `from` on, until the slice of time is used up; gives the number of the first one left over.
   * Each writes its number, status, lost case (or -1), how many cases it fixed and which.
   */
  screen(candidates: readonly Body[], from: number, sliceMs: number): number
  /** The same for one candidate whose suite or program has promises; its result is written when it is done. */
  start(candidate: Body, index: number): Progress
  /** Runs the unedited program with plenty of steps; writes its result, the steps of its heaviest case that ended by itself, and its milliseconds. */
  calibrate(program: Body): Progress
  allow(allowance: Allowance): void
}

/** Tries candidates against the cases that matter, cheapest question first. Self-contained. */
export function createScreener(runner: Runner, mailbox: Mailbox, sites: readonly Site[], goal: Goal, inPhases: boolean): Screener {
  const STATUS = { screened: 0, 'does-not-load': 1, 'out-of-steps': 2, 'timed-out': 3 } as const
  /** A candidate that has run out of steps so often without fixing anything gets no more. */
  const MOST_RUN_OUT = 3
  /** A failing case that takes so many times the steps of the middle one is left until a lighter one has been fixed. */
  const HEAVY_FACTOR = 20
  const LIGHT_STEPS = 2_000
  const realNow = Date.now
  const left = { left: 'the suite' }
  const codes: Record<string, number> = { __proto__: null } as never
  goal.failing.forEach((id, i) => (codes[id] = i + 1))
  goal.passing.forEach((id, i) => (codes[id] = -i - 1))
  /** By site and occurrence: what the case is in the goal; 0 where it is nothing. */
  const codesAt: number[][] = sites.map(() => [])
  const suiteCode = codes.script ?? 0

  let phase: 'light' | 'heavy' | 'passing' | 'all' = 'all'
  let isLeaving = false
  let fixed: number[] = []
  let kept = 0
  let lost = -1
  let failed = 0
  let ranOut = 0
  let ranLate = 0
  let heaviest = 0
  let startedAt = 0
  /** The candidate was given up before all of its cases had ended. */
  let wasCut = false
  let isCalibrating = false
  const keptAt = new Uint8Array(goal.passing.length)
  const steps = new Float64Array(goal.failing.length)
  const isHeavy = new Uint8Array(goal.failing.length)
  let hasHeavy = false

  function codeAt(site: number, occurrence: number): number {
    if (site < 0) return suiteCode
    const known = codesAt[site]![occurrence]
    if (known !== undefined) return known
    const id = sites[site]!.id
    return (codesAt[site]![occurrence] = codes[occurrence === 1 ? id : `${id}#${occurrence}`] ?? 0)
  }

  function settle(code: number, failure: TestFailure | null): void {
    if (code > 0) {
      if (failure === null) fixed[fixed.length] = code - 1
      else failed++
    } else if (code < 0) {
      const at = -code - 1
      if (failure !== null) {
        lost = at
        isLeaving = true
      } else if (keptAt[at] === 0) {
        keptAt[at] = 1
        kept++
      }
    }
    if (failure === null) return
    if (failure.kind === 'timed-out') ranLate++
    else if (failure.kind === 'out-of-steps') ranOut++
    else return
    if (isCalibrating) return
    const isLate = realNow() - startedAt > sink.ms
    const isHopeless = ranLate > 0 || ranOut >= MOST_RUN_OUT
    if (fixed.length === 0 ? isLate || isHopeless : isLate && isHopeless) wasCut = isLeaving = true
  }

  /** Which failing cases to leave for later: by the steps that the unedited program took. */
  function weigh(): void {
    const sorted = steps.slice().sort()
    const limit = Math.max(LIGHT_STEPS, HEAVY_FACTOR * (sorted[sorted.length >> 1] ?? 0))
    for (let i = 0; i < steps.length; i++) isHeavy[i] = steps[i]! > limit ? 1 : 0
    hasHeavy = isHeavy.includes(1)
  }

  const sink: { -readonly [K in keyof CaseSink]: CaseSink[K] } = {
    steps: 0,
    ms: 0,
    describes: false,
    wants(site, occurrence, isGuard) {
      if (isLeaving) return false
      const code = codeAt(site, occurrence)
      // Guards run in every phase, and count in one.
      if (isGuard) return phase === 'all' ? code !== 0 : phase === 'light' ? code > 0 : phase === 'passing' && code < 0
      if (phase === 'all') return true
      if (phase === 'passing') return code < 0
      return code > 0 && (isHeavy[code - 1] === 1) === (phase === 'heavy')
    },
    ended(id, site, occurrence, failure, used) {
      const code = site < 0 ? (codes[id] ?? 0) : codeAt(site, occurrence)
      if (isCalibrating) {
        if (failure?.kind !== 'out-of-steps' && used > heaviest) heaviest = used
        if (code > 0) steps[code - 1] = used
      }
      settle(code, failure)
    },
    used(taken) {
      if (isCalibrating && taken > heaviest) heaviest = taken
    },
    reported(result) {
      settle(codes[result.id] ?? 0, result.status === 'failed' ? result.failure : null)
    },
    leaving: () => (isLeaving ? left : null),
  }

  function forget(): void {
    isLeaving = wasCut = false
    fixed = []
    kept = failed = ranOut = ranLate = 0
    lost = -1
    keptAt.fill(0)
    startedAt = realNow()
  }

  /** A case that passed and was not even reached is lost too. */
  function missed(): number {
    if (lost >= 0 || kept === goal.passing.length) return lost
    return keptAt.indexOf(0)
  }

  function write(index: number, status: number): void {
    mailbox.writeNumber(index)
    mailbox.writeNumber(status)
    mailbox.writeNumber(lost)
    mailbox.writeNumber(fixed.length)
    for (let i = 0; i < fixed.length; i++) mailbox.writeNumber(fixed[i]!)
  }

  function statusOf(): number {
    if (!wasCut && (fixed.length > 0 || ranOut + ranLate === 0 || ranOut + ranLate < failed)) return STATUS.screened
    return ranOut > 0 ? STATUS['out-of-steps'] : STATUS['timed-out']
  }

  /** Loads the program anew for every phase; false when it does not load. */
  function runPhase(program: Program, next: typeof phase): boolean {
    phase = next
    isLeaving = false
    runner.prepare(false, sink)
    return runner.runSync(program)
  }

  function judge(candidate: Body, index: number): void {
    forget()
    let program: Program
    try {
      program = runner.compile(candidate)
    } catch {
      return write(index, STATUS['does-not-load'])
    }
    if (!runPhase(program, inPhases ? 'light' : 'all')) return write(index, STATUS['does-not-load'])
    if (inPhases && fixed.length > 0) {
      if (hasHeavy && !wasCut) runPhase(program, 'heavy')
      if (!wasCut) runPhase(program, 'passing')
    }
    const status = statusOf()
    if (fixed.length > 0 && !wasCut) lost = missed()
    write(index, status)
  }

  function start(candidate: Body, index: number): Progress {
    forget()
    phase = 'all'
    let didNotLoad = false
    let written = false
    mailbox.setCandidate(index)
    runner.prepare(false, sink)
    const progress = runner.run(candidate, () => (didNotLoad = true))
    const finish = () => {
      if (written || !progress.done()) return
      written = true
      if (didNotLoad) return write(index, STATUS['does-not-load'])
      const status = statusOf()
      if (fixed.length > 0 && !wasCut) lost = missed()
      write(index, status)
    }
    finish()
    return {
      done() {
        finish()
        return progress.done()
      },
      pump: progress.pump,
    }
  }

  return {
    screen(candidates, from, sliceMs) {
      const end = realNow() + sliceMs
      for (let i = from; i < candidates.length; i++) {
        mailbox.setCandidate(i)
        judge(candidates[i]!, i)
        if (realNow() >= end) return i + 1
      }
      return candidates.length
    },
    start,
    calibrate(program) {
      isCalibrating = true
      heaviest = 0
      const startedAt = realNow()
      const progress = start(program, -1)
      let told = false
      return {
        done() {
          if (!progress.done()) return false
          if (!told) {
            told = true
            isCalibrating = false
            weigh()
            mailbox.writeNumber(heaviest)
            mailbox.writeNumber(realNow() - startedAt)
          }
          return true
        },
        pump: progress.pump,
      }
    },
    allow(allowance) {
      sink.steps = allowance.steps
      sink.ms = allowance.ms
    },
  }
}
