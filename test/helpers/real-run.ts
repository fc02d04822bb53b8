import { createProber, createSandbox } from '#probes'
import { Limits, PROBE_KINDS, type Sandbox } from '#core'
import type { Observed } from '../../agents/analysis/observed.ts'
import { takeBaseline } from '../../agents/baseline.ts'
import { planOf } from './observe.ts'

/** Runs a program with all probes against a test file in real isolates; `run` gives what an analysis sees. */
export function realRuns(): { readonly run: (text: string, tests: string) => Promise<Observed>; readonly sandbox: Sandbox } {
  const sandbox = createSandbox()
  const prober = createProber()
  const run = async (text: string, tests: string): Promise<Observed> => {
    const source = { path: 'program.js', text }
    const task = { id: 'task', source, tests: { path: 'tests.js', text: tests } }
    const opened = await sandbox.open(task, { limits: Limits.parse({}) })
    const outcome = prober.parse(source)
    if (opened.status !== 'ready' || outcome.status !== 'parsed') throw new Error('the program or its tests are unusable')
    const { finished, metered } = await takeBaseline(opened.session, text, 1)
    const ran = await opened.session.run(prober.instrument(outcome.source, planOf(PROBE_KINDS)), { seed: 1, metered })
    if (ran.status === 'does-not-load' || ran.trace === null) throw new Error('no trace')
    return { task, source: outcome.source, baseline: finished, trace: ran.trace, parse: prober.parse }
  }
  return { run, sandbox }
}
