import { afterAll } from 'vitest'
import {
  type Candidate,
  Limits,
  type RepairTask,
  type RunOutcome,
  type Sandbox,
  type SandboxSession,
  type TestResult,
} from '#core'
import { createSandbox } from '#probes'

interface TaskText {
  readonly program: string
  readonly tests: string
  readonly path?: string
  readonly testsPath?: string
  readonly limits?: Partial<Limits>
}

let shared: Sandbox | null = null
afterAll(async () => {
  await shared?.close()
  shared = null
})

function sharedSandbox(): Sandbox {
  return (shared ??= createSandbox())
}

export async function openTask({ program, tests, path = 'program.js', testsPath = 'program.test.js', limits = {} }: TaskText) {
  const task: RepairTask = { id: 'task', source: { path, text: program }, tests: { path: testsPath, text: tests } }
  const opened = await sharedSandbox().open(task, { limits: Limits.parse({ runTimeMs: 1_000, ...limits }) })
  if (opened.status === 'unusable') throw new Error(JSON.stringify(opened.fault))
  return opened.session
}

export async function runTask(text: TaskText, options: { seed?: number; metered?: boolean } = {}): Promise<RunOutcome> {
  const session = await openTask(text)
  try {
    return await session.run(text.program, { seed: 1, ...options })
  } finally {
    await session.close()
  }
}

/** `L1 passed, L2 failed` and so on, or how the run ended. */
export function summary(outcome: RunOutcome): string {
  if (outcome.status === 'does-not-load') return `does-not-load ${outcome.fault.where}`
  const tests = outcome.tests.map((test) => `${test.id} ${test.status}`).join(', ')
  return outcome.status === 'completed' ? tests : `${outcome.status}: ${tests}`
}

export function failureOf(outcome: RunOutcome, id: string) {
  const tests: readonly TestResult[] = outcome.status === 'does-not-load' ? [] : outcome.tests
  const found = tests.find((test) => test.id === id)
  return found?.status === 'failed' ? found.failure : null
}

/** A candidate that replaces one piece of the program by another. */
export function replacing(program: string, before: string, after: string, id = 0): Candidate {
  const start = program.indexOf(before)
  if (start < 0) throw new Error(`the program has no ${before}`)
  return {
    id,
    agent: 'test',
    operators: [],
    explanation: '',
    edits: [{ start, end: start + before.length, replacement: [after] }],
  }
}

export async function screenAll(
  session: SandboxSession,
  program: string,
  candidates: readonly Candidate[],
  signal?: AbortSignal,
) {
  const baseline = await session.run(program, { seed: 1, metered: true })
  if (baseline.status !== 'completed') throw new Error(`no baseline: ${baseline.status}`)
  const failing = baseline.tests.filter((test) => test.status === 'failed').map((test) => test.id)
  const passing = baseline.tests.filter((test) => test.status === 'passed').map((test) => test.id)
  return session.screen(candidates, { failing, passing, seed: 1, ...(signal ? { signal } : {}) })
}
