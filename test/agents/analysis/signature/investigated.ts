import { createProber, createSandbox } from '#probes'
import { Limits, QUICK_ANALYSIS, type FailureSignature } from '#core'
import { signatureOf } from '../../../../agents/analysis/signature/signature.ts'
import { investigate, type Investigation } from '../../../../agents/investigate.ts'

const sandbox = createSandbox()
export const closeSandbox = () => sandbox.close()

/** What a repair knows of a program before it proposes anything, and the signature of that. */
export async function investigated(
  text: string,
  tests: string,
  path = 'program.js',
): Promise<Investigation & { readonly signature: FailureSignature }> {
  const task = { id: 'task', source: { path, text }, tests: { path: 'tests.js', text: tests } }
  const opened = await sandbox.open(task, { limits: Limits.parse({ runTimeMs: 2_000, maxSteps: 200_000 }) })
  if (opened.status !== 'ready') throw new Error(opened.fault.message)
  const by = { prober: createProber(), seed: 1, analysis: QUICK_ANALYSIS, emit: () => {} }
  const investigation = await investigate(task, opened.session, by)
  await opened.session.close()
  return { ...investigation, signature: signatureOf(task, investigation) }
}
