import type { Body, Program } from './linker.ts'
import type { Mailbox } from './mailbox.ts'
import type { Progress, Runner } from './runner.ts'
import type { Phase, Tally } from './tally.ts'

export interface Screener {
  /**
   * Screens candidates from number `from` on, until the slice of time is used up; gives the number of the first one left over.
   * Each writes its number, status, lost case (or -1), how much nearer it comes (in millionths), its behaviour, how many cases it fixed
   * and which.
   */
  screen(candidates: readonly Body[], from: number, sliceMs: number): number
  /** The same for one candidate whose suite or program has promises; its result is written when it is done. */
  start(candidate: Body, index: number): Progress
  /** Runs the unedited program; writes its result, the steps of its heaviest case that ended by itself, and its milliseconds. */
  calibrate(program: Body): Progress
}

/** Tries candidates against the cases that matter, cheapest question first. Self-contained. */
export function createScreener(runner: Runner, mailbox: Mailbox, tally: Tally, inPhases: boolean): Screener {
  const STATUS = { screened: 0, 'does-not-load': 1, 'out-of-steps': 2, 'timed-out': 3 } as const
  const realNow = Date.now
  const { floor } = Math

  function write(index: number, loads: boolean): void {
    const fixed = tally.fixed()
    mailbox.writeNumber(index)
    mailbox.writeNumber(STATUS[loads ? tally.status() : 'does-not-load'])
    mailbox.writeNumber(tally.lost())
    mailbox.writeNumber(loads ? floor(tally.nearer() * 1e6) : 0)
    mailbox.writeNumber(loads ? tally.behaviour() : 0)
    mailbox.writeNumber(fixed.length)
    for (let i = 0; i < fixed.length; i++) mailbox.writeNumber(fixed[i]!)
  }

  /** Loads the program anew for every phase; false when it does not load. */
  function runPhase(program: Program, { intervention }: Body, phase: Phase): boolean {
    tally.ask(phase)
    runner.prepare(false, tally.sink, intervention ?? null)
    return runner.runSync(program)
  }

  function judge(candidate: Body): boolean {
    let program: Program
    try {
      program = runner.compile(candidate)
    } catch {
      return false
    }
    if (!inPhases) return runPhase(program, candidate, 'all')
    if (!runPhase(program, candidate, 'light')) return false
    if (tally.fixed().length === 0) return true
    if (tally.hasHeavy() && !tally.wasCut()) runPhase(program, candidate, 'heavy')
    if (!tally.wasCut()) runPhase(program, candidate, 'passing')
    return true
  }

  function start(candidate: Body, index: number): Progress {
    let loads = true
    let isWritten = false
    tally.forget()
    // The unedited program is asked in full: it tells whether the context is still sound.
    tally.ask(index < 0 ? 'all' : 'while-fixable')
    runner.prepare(false, tally.sink, candidate.intervention ?? null)
    const progress = runner.run(candidate, () => (loads = false))
    return {
      done() {
        if (!progress.done()) return false
        if (!isWritten) write(index, loads)
        return (isWritten = true)
      },
      pump: progress.pump,
    }
  }

  return {
    screen(candidates, from, sliceMs) {
      const end = realNow() + sliceMs
      for (let i = from; i < candidates.length; i++) {
        tally.forget()
        write(i, judge(candidates[i]!))
        if (realNow() >= end) return i + 1
      }
      return candidates.length
    },
    start,
    calibrate(program) {
      const startedAt = realNow()
      tally.calibrate(true)
      const progress = start(program, -1)
      let isWritten = false
      return {
        done() {
          if (!progress.done()) return false
          if (!isWritten) {
            mailbox.writeNumber(tally.calibrate(false))
            mailbox.writeNumber(realNow() - startedAt)
          }
          return (isWritten = true)
        },
        pump: progress.pump,
      }
    },
  }
}
