import { DEFAULT_ANALYSIS, Limits, type FailureSignature, type RepairTask, type Sandbox } from '#core'
import { createProber, createSandbox } from '#probes'
import { signatureOf } from '../../../agents/analysis/signature/signature.ts'
import { investigate } from '../../../agents/investigate.ts'
import { tasksOf } from '../development-tasks.ts'

const SUITES = ['llm-bugs-js', 'llm-bugs-ts', 'humanevalfix-js']
const SEED = 1
/** A signature is wanted, not the very best place. */
const ANALYSIS = { ...DEFAULT_ANALYSIS, interventionMs: 500 }

/** Of failing development programs, `most` of each half of a suite at the most; the suites whose data is there. */
export async function realSignatures(most: number): Promise<{ suites: string[]; signatures: FailureSignature[] }> {
  const sandbox = createSandbox()
  const suites: string[] = []
  const signatures: FailureSignature[] = []
  for (const suite of SUITES) {
    const tasks = await tasksOf(suite, most)
    if (tasks === null) continue
    suites.push(suite)
    for (const task of tasks) signatures.push(...(await signaturesOf(sandbox, task)))
  }
  await sandbox.close()
  return { suites, signatures }
}

/** None where nothing fails. */
async function signaturesOf(sandbox: Sandbox, task: RepairTask): Promise<FailureSignature[]> {
  const opened = await sandbox.open(task, { limits: Limits.parse({}) })
  if (opened.status === 'unusable') return []
  try {
    const by = { prober: createProber(), seed: SEED, analysis: ANALYSIS, emit: () => {} }
    const investigation = await investigate(task, opened.session, by)
    return investigation.baseline.status === 'failing' ? [signatureOf(task, investigation)] : []
  } finally {
    await opened.session.close()
  }
}
