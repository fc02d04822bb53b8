import type { RepairReport, RunOutcome, SandboxSession, TestResult } from '#core'
import { failedIds, ranOut } from '#core'

/** What the untouched program does with its tests. `tests` is null where no run could list them. */
export interface Baseline {
  readonly status: RepairReport['baseline']['status']
  readonly tests: readonly TestResult[] | null
  /** Passed and failed tests that a run did finish, also where the list is not whole. */
  readonly finished: readonly TestResult[]
  /** The list comes from a metered run, because a plain one does not end. */
  readonly metered: boolean
  readonly notes: readonly string[]
}

const REPAIRABLE: ReadonlySet<Baseline['status']> = new Set(['failing', 'does-not-load', 'syntax-fault'])

/** Whether it says enough to repair by; others end a repair before it starts. */
export function isRepairable({ status }: Baseline): boolean {
  return REPAIRABLE.has(status)
}

/** A suite of which every failing test ran out of its share may be heavy and not endless; a plain run gets so long to show it. */
const HEAVY_MS = 1_000
const SHORTER = 1 / 16

/**
 * Runs the program metered, so that endless tests end, and then plainly, unless it is known to be endless: the plain run is the
 * one that counts. Results that differ under the same seed are flaky and end the repair; results that differ under another
 * seed depend on randomness and are only named.
 */
export async function takeBaseline(session: SandboxSession, program: string, seed: number): Promise<Baseline> {
  const counted = await runMetered(session, program, seed)
  if (counted.status === 'does-not-load') return unloaded(counted)
  if (counted.status !== 'completed') return endless(counted)
  const failures = counted.tests.flatMap((test) => (test.status === 'failed' ? [test.failure] : []))
  const suspicious = failures.some(ranOut)
  if (suspicious && !failures.every(ranOut)) return endless(counted)
  const plain = await session.run(program, suspicious ? { seed, timeMs: HEAVY_MS } : { seed })
  if (plain.status === 'does-not-load') return unloaded(plain)
  if (plain.status !== 'completed') return endless(counted)
  const { tests } = plain
  const known = { finished: tests, metered: false }
  if (tests.length === 0)
    return { ...known, status: 'no-tests', tests: null, notes: ['the test file ran, but held no test case'] }
  const flaky = differing(tests, await session.run(program, { seed }))
  if (flaky.length > 0) {
    return { ...known, status: 'flaky', tests: null, notes: [`same seed, different result: ${flaky.join(', ')}`] }
  }
  const random = differing(tests, await session.run(program, { seed: seed + 1 }))
  const notes = random.length === 0 ? [] : [`the result depends on Math.random: ${random.join(', ')}`]
  return { ...known, status: failedIds(tests).length === 0 ? 'green' : 'failing', tests, notes }
}

/** A suite that is not through with its steps when its time is up gets fewer of them: then each test comes to an end, and all can be listed. */
async function runMetered(session: SandboxSession, program: string, seed: number): Promise<RunOutcome> {
  const whole = await session.run(program, { seed, metered: true })
  if (whole.status !== 'timed-out') return whole
  const shorter = await session.run(program, { seed, metered: true, stepsShare: SHORTER })
  return shorter.status === 'completed' ? shorter : whole
}

function endless(counted: Exclude<RunOutcome, { status: 'does-not-load' }>): Baseline {
  const { tests } = counted
  const known = { status: 'failing', finished: tests, metered: true } as const
  if (counted.status !== 'completed') return { ...known, tests: null, notes: [`the run ended early: ${counted.detail}`] }
  const names = tests.filter((test) => test.status === 'failed' && ranOut(test.failure)).map((test) => test.name)
  return { ...known, tests, notes: [`without end, or too heavy: ${names.join(', ')}`] }
}

function unloaded(outcome: RunOutcome & { status: 'does-not-load' }): Baseline {
  const { where, errorName, message, line } = outcome.fault
  const at = line === null ? '' : ` (line ${line})`
  const status = where === 'tests' ? 'tests-do-not-load' : 'does-not-load'
  return { status, tests: null, finished: [], metered: false, notes: [`${where}: ${errorName}: ${message}${at}`] }
}

function differing(before: readonly TestResult[], again: RunOutcome): string[] {
  if (again.status === 'does-not-load') return before.map((test) => test.name)
  const statuses = new Map(again.tests.map((test) => [test.id, test.status]))
  const changed = before.filter((test) => statuses.get(test.id) !== test.status).map((test) => test.name)
  const known = new Set(before.map((test) => test.id))
  return [...changed, ...again.tests.filter((test) => !known.has(test.id)).map((test) => test.name)]
}
