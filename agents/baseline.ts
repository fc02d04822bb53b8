import type { RepairReport, RunOutcome, SandboxSession, TestResult } from '#core'
import { failedIds } from '#core'

/** What the untouched program does with its tests. `tests` is null where no run could list them. */
export interface Baseline {
  readonly status: RepairReport['baseline']['status']
  readonly tests: readonly TestResult[] | null
  /** Passed and failed tests that a run did finish, also where the list is not whole. */
  readonly finished: readonly TestResult[]
  /** The list comes from a metered run, because the plain one did not end. */
  readonly metered: boolean
  readonly notes: readonly string[]
}

/**
 * Runs the program twice with the same seed and once with another. Results that differ under the same seed are flaky and end
 * the repair; results that differ under another seed depend on randomness and are only named.
 */
export async function takeBaseline(session: SandboxSession, program: string, seed: number): Promise<Baseline> {
  const plain = await session.run(program, { seed })
  if (plain.status === 'does-not-load') return unloaded(plain)
  const metered = plain.status !== 'completed'
  const first = metered ? await session.run(program, { seed, metered }) : plain
  const notes = metered ? [`a plain run ended early: ${plain.detail}`] : []
  if (first.status === 'does-not-load') return unloaded(first)
  if (first.status !== 'completed') return { status: 'failing', tests: null, finished: first.tests, metered, notes }
  if (first.tests.length === 0) {
    return { status: 'no-tests', tests: null, finished: [], metered, notes: ['the test file ran, but held no test case'] }
  }
  const flaky = differing(first.tests, await session.run(program, { seed, metered }))
  if (flaky.length > 0) {
    return { status: 'flaky', tests: null, finished: first.tests, metered, notes: [`same seed, different result: ${flaky.join(', ')}`] }
  }
  const random = differing(first.tests, await session.run(program, { seed: seed + 1, metered }))
  if (random.length > 0) notes.push(`the result depends on Math.random: ${random.join(', ')}`)
  const status = failedIds(first.tests).length === 0 ? 'green' : 'failing'
  return { status, tests: first.tests, finished: first.tests, metered, notes }
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
