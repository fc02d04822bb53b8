import type { LoadFault } from '#core'
import type { Failures } from './failure.ts'
import type { Meter } from './meter.ts'

export type DescribeFault = (thrown: unknown, where: LoadFault['where']) => LoadFault

/** Describes what kept a program or its tests from loading, with its place in their text. Self-contained. */
export function createLoadFaults(meter: Meter, failures: Failures): DescribeFault {
  /** Functions made from text have two lines before their body. */
  const LINES_BEFORE = 2
  const { apply } = Reflect
  const exec = RegExp.prototype.exec

  /** May run code of the program: only the program's own load can suffer from that, and it has failed. */
  function stackOf(thrown: unknown): unknown {
    try {
      return thrown !== null && typeof thrown === 'object' ? (thrown as Error).stack : undefined
    } catch {
      return undefined
    }
  }

  return (thrown, where) => {
    const reason = meter.ranOut()
    const failure =
      reason === 'steps' ? failures.outOfSteps : reason === 'time' ? failures.timedOut : failures.ofThrown(thrown, null)
    const { errorName, message } = failure
    const stack = stackOf(thrown)
    const pattern = new RegExp(`tracemend:${where}:(\\d+):(\\d+)`)
    const place = typeof stack === 'string' ? apply<RegExp, [string], RegExpExecArray | null>(exec, pattern, [stack]) : null
    if (place === null) return { where, errorName, message, line: null, column: null }
    return {
      where,
      errorName,
      message,
      line: Math.max(1, Number(place[1]) - LINES_BEFORE),
      column: Math.max(0, Number(place[2]) - 1),
    }
  }
}
