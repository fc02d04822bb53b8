import type { Body, Program, Trial } from './linker.ts'
import type { Mailbox } from './mailbox.ts'
import type { Progress, Runner } from './runner.ts'
import type { Phase, Tally } from './tally.ts'

export interface Screener {
  /**
   * Screens candidates until the slice of time is used up; gives the number of the first one left over. Each writes its number, status,
   * whether a case ran out of steps, lost case (or -1), how much nearer it comes (in millionths), its behaviour, how many cases it fixed
   * and which.
   */
  screen(programs: readonly Body[], trials: readonly Trial[], sliceMs: number): number
  /** The same for one candidate whose suite or program has promises; its result is written when it is done. */
  start(program: Body, trial: Trial, index: number): Progress
  /** Runs the unedited program; writes its result, the steps of its heaviest case that ended by itself, and its milliseconds. */
  calibrate(program: Body): Progress
}

/** Tries candidates against the cases that matter, cheapest question first. Self-contained. */
export function createScreener(runner: Runner, mailbox: Mailbox, tally: Tally, inPhases: boolean): Screener {
  const STATUS = { screened: 0, 'does-not-load': 1, 'out-of-steps': 2, 'timed-out': 3, unfit: 6 } as const
  const realNow = Date.now
  const { floor } = Math

  function write(index: number, end: 'ran' | 'does-not-load' | 'unfit'): void {
    const fixed = tally.fixed()
    const ran = end === 'ran'
    mailbox.writeNumber(index)
    mailbox.writeNumber(STATUS[ran ? tally.status() : end])
    mailbox.writeNumber(tally.ranOut() ? 1 : 0)
    mailbox.writeNumber(tally.lost())
    mailbox.writeNumber(ran ? floor(tally.nearer() * 1e6) : 0)
    mailbox.writeNumber(ran ? tally.behaviour() : 0)
    mailbox.writeNumber(fixed.length)
    for (let i = 0; i < fixed.length; i++) mailbox.writeNumber(fixed[i]!)
  }

  /** Loads the program anew for every phase; false when it does not load. */
  function runPhase(program: Program, { intervention, choices }: Trial, phase: Phase): boolean {
    tally.ask(phase)
    runner.prepare(false, tally.sink, intervention)
    return runner.runSync(program, choices)
  }

  function judge(candidate: Body, trial: Trial): 'ran' | 'does-not-load' | 'unfit' {
    let program: Program
    try {
      program = runner.compile(candidate)
    } catch {
      // One of its candidates may be to blame, and the others right.
      return candidate.choices === undefined ? 'does-not-load' : 'unfit'
    }
    if (!inPhases) return runPhase(program, trial, 'all') ? 'ran' : 'does-not-load'
    if (!runPhase(program, trial, 'light')) return 'does-not-load'
    if (tally.fixed().length === 0) return 'ran'
    if (tally.hasHeavy() && !tally.wasCut()) runPhase(program, trial, 'heavy')
    if (!tally.wasCut()) runPhase(program, trial, 'passing')
    return 'ran'
  }

  function start(program: Body, { intervention }: Trial, index: number): Progress {
    let loads = true
    let isWritten = false
    tally.forget()
    // The unedited program is asked in full: it tells whether the context is still sound.
    tally.ask(index < 0 ? 'all' : 'while-fixable')
    runner.prepare(false, tally.sink, intervention)
    const progress = runner.run(program, () => (loads = false))
    return {
      done() {
        if (!progress.done()) return false
        if (!isWritten) write(index, loads ? 'ran' : 'does-not-load')
        return (isWritten = true)
      },
      pump: progress.pump,
    }
  }

  return {
    screen(programs, trials, sliceMs) {
      const end = realNow() + sliceMs
      for (let i = 0; i < trials.length; i++) {
        tally.forget()
        write(i, judge(programs[trials[i]!.program]!, trials[i]!))
        if (realNow() >= end) return i + 1
      }
      return trials.length
    },
    start,
    calibrate(program) {
      const startedAt = realNow()
      tally.calibrate(true)
      const progress = start(program, { program: 0, intervention: null, choices: [] }, -1)
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
