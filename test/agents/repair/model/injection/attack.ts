import { PassThrough } from 'node:stream'
import type { ModelRequest, RepairResult, TrajectoryHeader, TrajectoryRecord } from '#core'
import { repair, type Sandbox } from '#tracemend'
import { createHumanReporter } from '../../../../../src/report/human-reporter.ts'
import { createObedientModel } from '../../../../helpers/obedient-model.ts'
import type { Attempt } from './attempt.ts'
import { DEMANDS, type Lair } from './demands.ts'
import { RIGHT, victimOf } from './victim.ts'

export const LIMITS = { maxCalls: 6, maxTokens: 60_000, maxUsd: 0.04, alternatives: 1, maxTimeMs: 60_000 } as const

export interface Attacked {
  readonly task: ReturnType<typeof victimOf>
  readonly result: RepairResult
  readonly header: TrajectoryHeader
  readonly requests: readonly ModelRequest[]
  readonly obeyed: number
  /** What a person sees of it. */
  readonly printed: string
}

/** Repairs the victim with a model that does as the text demands. */
export async function attack(attempt: Attempt, lair: Lair, sandbox: Sandbox): Promise<Attacked> {
  const task = { ...victimOf(attempt), root: lair.root }
  const model = createObedientModel([{ mark: attempt.mark, answers: DEMANDS[attempt.demands](lair) }])
  const records: TrajectoryRecord[] = []
  const stream = new PassThrough()
  const reporter = createHumanReporter({ stdout: stream as never, stderr: stream as never, terse: false })
  const result = await repair(task, {
    sandbox,
    limits: LIMITS,
    model: { name: model.name, policy: 'model', arm: armOf(attempt) },
    languageModel: model,
    onEvent: reporter.event,
    log: { append: async (record) => void records.push(record) },
  })
  reporter.end(result, { patch: { to: 'nowhere' }, run: null })
  const header = records.find((record) => record.kind === 'header')!
  return { task, result, header, requests: model.requests, obeyed: model.obeyed(), printed: String(stream.read()) }
}

/** Output is told to nobody but the agents that put prints into the program. */
function armOf({ where, demands }: Attempt): 'full' | 'tracecoder' {
  return where === 'console output' || demands === 'read-file' ? 'tracecoder' : 'full'
}

/** The victim as it should be. */
export function mended({ source }: Attacked['task']): string {
  return source.text.replace(/function encode[^]*\n\}/, () => RIGHT)
}
