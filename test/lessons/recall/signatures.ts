import { Limits, QUICK_ANALYSIS, type FailureSignature, type Sandbox } from '#core'
import { investigate } from '#agents'
import { createProber, createSandbox } from '#probes'
import { signatureOf } from '../../../agents/analysis/signature/signature.ts'

/** A program that fails its tests. */
export interface Failing {
  readonly program: string
  readonly tests: string
}

export interface Seen {
  readonly signature: FailureSignature
  /** How each test ended, in order. */
  readonly ends: readonly string[]
}

/** Runs failing programs in real isolates, as a repair does before it recalls; `look` gives null for what does not fail or cannot be run. */
export function looker(): { readonly look: (failing: Failing) => Promise<Seen | null>; readonly sandbox: Sandbox } {
  const sandbox = createSandbox()
  const prober = createProber()
  const look = async ({ program, tests }: Failing): Promise<Seen | null> => {
    const source = { path: 'program.js', text: program }
    const task = { id: 'task', source, tests: { path: 'program.test.js', text: tests } }
    const opened = await sandbox.open(task, { limits: Limits.parse({}), deterministic: true })
    if (opened.status !== 'ready') return null
    const investigation = await investigate(task, opened.session, { prober, seed: 1, analysis: QUICK_ANALYSIS, emit: () => {} })
    await opened.session.close()
    const { status, finished } = investigation.baseline
    if (status !== 'failing') return null
    return { signature: signatureOf(task, investigation), ends: finished.map((test) => test.status) }
  }
  return { look, sandbox }
}
