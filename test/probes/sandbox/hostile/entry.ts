import type { RunOutcome, SandboxSession } from '#core'
import { openTask } from '../open-task.ts'

/**
 * A program that is wrong, hostile or both. `outcomes` is all that its run may come to, one letter a case: `PFF` for a run to its end,
 * `timed-out P` for what had finished before, `does-not-load`.
 */
export interface Hostile {
  readonly name: string
  readonly kind: string
  readonly program: () => string
  readonly outcomes: readonly string[]
  readonly suite: Suite
}

/** The tests of an entry, and the honest program that the session is opened with. */
export interface Suite {
  readonly original: string
  readonly tests: string
  readonly testsPath?: string
  readonly right: string
}

/** A name, a program, and what its run may come to. */
export type Row = readonly [name: string, program: string | (() => string), ...outcomes: string[]]

export const DOUBLE: Suite = {
  original: 'function double(x) { return x }\n',
  tests: 'console.assert(double(1) === 2)\nconsole.assert(double(2) === 4)\nconsole.assert(double(3) === 6)\n',
  right: 'function double(x) { return x * 2 }\n',
}

export function entries(kind: string, rows: readonly Row[], suite: Suite = DOUBLE): readonly Hostile[] {
  return rows.map(([name, program, ...outcomes]) => ({
    name,
    kind,
    outcomes,
    suite,
    program: typeof program === 'string' ? () => program : program,
  }))
}

/** The right program that does something else as well when it is asked for `double(2)`. */
export const atTwo = (code: string) => `function double(x) { if (x === 2) { ${code} } return x * 2 }\n`
/** A wrong program that tries something while it loads. */
export const loading = (trick: string) => `function double() { return 0 }\ntry { ${trick} } catch {}\n`
/** A wrong program that tries something in each call. */
export const calling = (trick: string) => `function double(x) { try { ${trick} } catch {} return 0 }\n`

/** Ended from outside, whichever limit was met first; what finished before is `done` or, where the process was lost, less. */
export const stopped = (done = 'P') => ['timed-out', 'out-of-memory', 'crashed'].map((status) => `${status} ${done}`.trim())

const RUN_MS = 400

export function openSuite(suite: Suite, runTimeMs = RUN_MS): Promise<SandboxSession> {
  const { original, tests, testsPath = 'program.test.js' } = suite
  return openTask({ program: original, tests, testsPath, limits: { runTimeMs } })
}

export function letters(outcome: RunOutcome): string {
  if (outcome.status === 'does-not-load') return outcome.status
  const each = outcome.tests.map((test) => (test.status === 'passed' ? 'P' : 'F')).join('')
  return outcome.status === 'completed' ? each : `${outcome.status} ${each}`.trim()
}

/** Whether a run that is allowed may pass the case of that index; what comes after the case that ended a run is not known. */
export function mayPass(entry: Hostile, index: number): boolean {
  return entry.outcomes.some((outcome) => {
    const [end, done = ''] = outcome.includes('-') || outcome.startsWith('crashed') ? outcome.split(' ') : ['', outcome]
    const isCut = end !== '' && end !== 'does-not-load'
    return done[index] === 'P' || (isCut && index > done.length)
  })
}
