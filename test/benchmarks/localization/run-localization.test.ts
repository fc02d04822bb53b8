import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { OUTER_ARMS } from '../../../benchmarks/localization/arms.ts'
import { runLocalization } from '../../../benchmarks/localization/run-localization.ts'
import { HUMAN } from '../../../benchmarks/localization/sources.ts'
import { localizationTable } from '../../../benchmarks/localization/table.ts'

const file = 'test/fixtures/bench/humanevalfix.jsonl'
const data = { file, text: readFileSync(file, 'utf8'), sha256: '' }
const common = { source: HUMAN, data, arms: OUTER_ARMS, seed: 1, root: process.cwd(), onRow: () => {} }

test('interrupted, it says so', async () => {
  const result = await runLocalization({ ...common, choice: {}, jobs: 1, signal: AbortSignal.abort() })
  expect(result).toMatchObject({ complete: false, tasks: [] })
  expect(localizationTable(result)).toContain('INTERRUPTED')
})

test('ranks are the same with any number of jobs', { timeout: 60_000 }, async () => {
  const ranks = async (jobs: number) => {
    const { tasks } = await runLocalization({ ...common, choice: {}, jobs, signal: new AbortController().signal })
    return tasks.map(({ id, arms }) => ({ id, lines: arms.map(({ line }) => line) }))
  }
  expect(await ranks(3)).toEqual(await ranks(1))
})
