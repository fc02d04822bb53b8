import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ARMS } from '../../../benchmarks/localization/arms.ts'
import type { LocalizationResult } from '../../../benchmarks/localization/run-localization.ts'

const ROWS = 'test/fixtures/bench/humanevalfix.jsonl'
const MODULES = 'test/fixtures/bench/localization/modules.jsonl'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tracemend-localization-'))
})
afterAll(() => rm(folder, { recursive: true }))

function bench(args: readonly string[]) {
  const child = spawn(process.execPath, ['--conditions=tracemend-source', 'src/cli/bin.ts', 'bench', 'localization', ...args])
  const streams = { stdout: '', stderr: '' }
  child.stdout.on('data', (chunk) => (streams.stdout += chunk))
  child.stderr.on('data', (chunk) => (streams.stderr += chunk))
  return new Promise<typeof streams & { code: number | null }>((resolve) =>
    child.on('close', (code) => resolve({ ...streams, code })),
  )
}

const written = async (file: string): Promise<LocalizationResult> => JSON.parse(await readFile(file, 'utf8'))
const withoutTimes = ({ tasks }: LocalizationResult) =>
  tasks.map((task) => ({ ...task, arms: task.arms.map((arm) => ({ ...arm, ms: 0 })) }))

describe('tracemend bench localization', { timeout: 120_000 }, () => {
  test('prints a line an arm, names what is excluded, and writes the figures', async () => {
    const json = join(folder, 'out.json')
    const { code, stdout, stderr } = await bench(['--data', ROWS, '--json', json])
    expect({ code, stderr }).toEqual({ code: 0, stderr: '4/4\n' })
    expect(stdout).toMatch(/^excluded \(in no figure\):\n {2}JavaScript\/902 {2}unsound/m)
    expect(stdout).toContain('humanevalfix-js: 3 faults of 4 rows, 0 of them in a function of 8 lines or more')
    for (const arm of ['Ochiai, statements', 'Ochiai, expressions', '  + intervention', 'all signals']) {
      expect(stdout).toMatch(new RegExp(`^${arm.replace('+', '\\+')} +\\d`, 'm'))
    }

    const { figures, tasks, excluded, data } = await written(json)
    expect(figures.slice(0, 5).map(({ name, unit }) => `${name} ${unit}`)).toEqual([
      'line-top1 %',
      'line-top3 %',
      'line-top5 %',
      'line-top1-long %',
      'expression-top1 %',
    ])
    for (const { value, reference } of figures.slice(0, 5)) {
      for (const share of [value, reference]) expect(share).toSatisfy((number) => number >= 0 && number <= 100)
    }
    expect(tasks.map(({ id, functionLines, sites }) => [id, functionLines, sites.flatMap((site) => site.lines)])).toEqual([
      ['JavaScript/900', 7, [4]],
      ['JavaScript/901', 3, [5]],
      ['JavaScript/903', 3, [3]],
    ])
    expect(excluded).toEqual([{ id: 'JavaScript/902', reason: expect.stringContaining('unsound: its reference program') }])
    expect(data).toMatchObject({ rows: 4, chosen: 4, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) })
  })

  test('seeded: faults in modules that are right, the same in every run', async () => {
    const [one, two] = [join(folder, 'one.json'), join(folder, 'two.json')]
    const { code, stdout } = await bench(['--seeded', '--faults', '1', '--data', MODULES, '--json', one])
    expect(code).toBe(0)
    expect(stdout).toMatch(/^ {2}shop\/needs-another {2}its reference program: program does not load/m)
    expect(stdout).toMatch(/^causal-top1 +\d/m)
    await bench(['--seeded', '--faults', '1', '--data', MODULES, '--json', two])
    const [first, second] = [await written(one), await written(two)]
    expect(first.tasks).toHaveLength(1)
    expect(first.tasks.every((task) => task.sites.length > 0 && task.arms.length === ARMS.length)).toBe(true)
    expect(withoutTimes(second)).toEqual(withoutTimes(first))
    expect(first.figures.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['seeded-line-top1', 'slice-holds', 'slice-share', 'causal-top1']),
    )
  })

  test('tells what it cannot do', async () => {
    const missing = await bench(['--data', 'no-such.jsonl'])
    expect({ code: missing.code, stderr: missing.stderr }).toEqual({ code: 2, stderr: expect.stringContaining('DATA_NOT_FOUND') })
    const nothing = await bench(['--data', ROWS, '--filter', 'no such task'])
    expect({ code: nothing.code, stderr: nothing.stderr }).toEqual({ code: 2, stderr: expect.stringContaining('USAGE') })
  })
})
