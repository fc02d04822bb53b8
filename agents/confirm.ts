import { passedIds, type SandboxSession, type TestId } from '#core'

/** A patch that passes everything must do so under this many seeds. */
const SEEDS = 3

/**
 * Runs a whole program in fresh isolates, without probes and without a meter, and tells whether it passes everything
 * under several seeds. This, and no screening, is what makes a verdict.
 */
export async function passesAll(
  session: SandboxSession,
  program: string,
  seed: number,
  known: readonly TestId[],
): Promise<boolean> {
  for (let i = 0; i < SEEDS; i++) {
    const outcome = await session.run(program, { seed: seed + i })
    if (outcome.status !== 'completed' || outcome.tests.length === 0) return false
    if (outcome.tests.some((test) => test.status === 'failed')) return false
    if (i === 0 && !includesAll(passedIds(outcome.tests), known)) return false
  }
  return true
}

/** Runs a whole program in a fresh isolate and lists the tests that pass; none do when it does not load. */
export async function passing(
  session: SandboxSession,
  program: string,
  seed: number,
  metered: boolean,
): Promise<readonly TestId[]> {
  const outcome = await session.run(program, { seed, metered })
  return outcome.status === 'does-not-load' ? [] : passedIds(outcome.tests)
}

export function includesAll(ids: readonly TestId[], wanted: readonly TestId[]): boolean {
  const set = new Set(ids)
  return wanted.every((id) => set.has(id))
}
