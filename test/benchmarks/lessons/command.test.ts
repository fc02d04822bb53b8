import { spawn } from 'node:child_process'
import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openLessons } from '#tracemend'
import type { LessonsResult } from '../../../benchmarks/lessons/result.ts'
import { BenchResult } from '../../../benchmarks/result.ts'
import { lessonsOf } from './lessons.ts'

const ROWS = 'test/fixtures/bench/humanevalfix.jsonl'

const row = (id: string, problem: string, code: string, reference: string, test: string) =>
  JSON.stringify({ id, problem, code, reference, test: `const assert = require('node:assert');\n${test}\n` })

/** The first tries to solve the same problem as a row of the other suite. */
const TRIES = [
  row('try/1', 'HE/900', 'const upTo = (n) => n * n / 2\n', 'const upTo = (n) => n * (n + 1) / 2\n', 'assert.equal(upTo(3), 6)'),
  row('try/2', 'OWN/2', 'const area = (w, h) => w + h\n', 'const area = (w, h) => w * h\n', 'assert.equal(area(2, 3), 6)'),
  row(
    'try/3',
    'OWN/3',
    'const isOld = (age) => age > 65\n',
    'const isOld = (age) => age >= 65\n',
    'assert.equal(isOld(65), true)',
  ),
]

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tracemend-bench-lessons-'))
  await mkdir(join(folder, 'data/humanevalfix-js'), { recursive: true })
  await mkdir(join(folder, 'data/llm-bugs'))
  await copyFile(ROWS, join(folder, 'data/humanevalfix-js/humanevalpack.jsonl'))
  await writeFile(join(folder, 'data/llm-bugs/js.jsonl'), TRIES.join('\n'))
})
afterAll(() => rm(folder, { recursive: true }))

function bench(args: readonly string[], onStderr: (text: string, kill: () => void) => void = () => {}) {
  const child = spawn(process.execPath, ['--conditions=tracemend-source', 'src/cli/bin.ts', 'bench', ...args])
  const streams = { stdout: '', stderr: '' }
  child.stdout.on('data', (chunk) => (streams.stdout += chunk))
  child.stderr.on('data', (chunk) => {
    streams.stderr += chunk
    onStderr(streams.stderr, () => child.kill('SIGINT'))
  })
  return new Promise<typeof streams & { code: number | null }>((resolve) =>
    child.on('close', (code) => resolve({ ...streams, code })),
  )
}

const written = async (file: string): Promise<LessonsResult> => JSON.parse(await readFile(file, 'utf8'))

describe('tracemend bench lessons', { timeout: 240_000 }, () => {
  const data = () => ['lessons', '--data', join(folder, 'data'), '--max-candidates', '300', '--splits', '2']

  test('repairs each half with lessons of the other, with placebos and without, and writes the figures', async () => {
    const json = join(folder, 'one.json')
    const { code, stdout, stderr } = await bench([...data(), '--json', json])
    expect({ code, stderr }).toEqual({ code: 0, stderr: expect.stringContaining('with lessons: ') })
    expect(stderr).toMatch(/^llm-bugs-ts is skipped: no data/m)
    expect(stdout).toMatch(/^humanevalfix-js: 3 rows driven, of 4 drawn by lot of 4$/m)
    expect(stdout).toMatch(/^in no figure: 1 unsound$/m)
    expect(stdout).toMatch(/^candidates-saved-percent {2}-?\d+\.\d % {2}\(bound: 30 %\)$/m)
    for (const arm of ['on', 'placebo', 'as-hoped', 'mismatched']) expect(stdout).toMatch(new RegExp(`^${arm} +1 +\\d`, 'm'))

    const { figures, runs, skipped, complete, lessons } = await written(json)
    expect(figures.map(({ name, unit, reference }) => [name, unit, reference])).toEqual([
      ['candidates-saved-percent', '%', 30],
      ['placebo-saved-percent', '%', 0],
    ])
    expect({ complete, skipped: skipped.map(({ id }) => id), lessons }).toEqual({
      complete: true,
      skipped: ['llm-bugs-ts'],
      lessons: 6,
    })
    expect(runs.filter(({ arm }) => arm === 'off')).toHaveLength(6)
    const first = runs.filter(({ arm, split }) => arm === 'on' && split === 1)
    expect(runs.filter(({ arm, split }) => arm === 'placebo' && split === 1).map(({ id }) => id)).toEqual(
      first.map(({ id }) => id),
    )
    for (const split of [1, 2]) {
      const ofOne = runs.filter((run) => run.arm === 'on' && run.split === split && run.problem === 'HE/900').length
      expect([0, 2]).toContain(ofOne)
    }
    expect(runs.flatMap(({ problems }) => problems)).toEqual([])

    const again = join(folder, 'two.json')
    await bench([...data(), '--jobs', '1', '--json', again])
    const counts = ({ runs: all }: LessonsResult) =>
      all.map(({ id, arm, split, toPatch, cohort }) => [id, arm, split, toPatch, cohort])
    expect(counts(await written(again))).toEqual(counts(await written(json)))
  })

  test('interrupted, it tells what was finished', async () => {
    const many = Array.from({ length: 500 }, (_, i) => TRIES[1]!.replace('try/2', `try/${i}`).replace('OWN/2', `OWN/${i}`))
    await mkdir(join(folder, 'many/llm-bugs'), { recursive: true })
    await writeFile(join(folder, 'many/llm-bugs/js.jsonl'), many.join('\n'))
    const json = join(folder, 'interrupted.json')
    const args = ['lessons', 'llm-bugs-js', '--data', join(folder, 'many'), '--rows', '500', '--json', json]
    const { code, stdout } = await bench(args, (stderr, kill) => {
      if (stderr.includes('50/500')) kill()
    })
    expect(code).toBe(130)
    expect(stdout).toContain('INTERRUPTED')
    const { complete, runs, figures } = await written(json)
    expect({ complete, figures }).toEqual({ complete: false, figures: [] })
    expect(runs.length).toBeGreaterThanOrEqual(50)
    expect(runs.length).toBeLessThan(500)
  })

  test('tells what it cannot do', async () => {
    const missing = await bench(['lessons', '--data', join(folder, 'nowhere')])
    expect({ code: missing.code, stderr: missing.stderr }).toEqual({ code: 2, stderr: expect.stringContaining('DATA_NOT_FOUND') })
    const unknown = await bench(['lessons', 'no-such-suite'])
    expect({ code: unknown.code, stderr: unknown.stderr }).toEqual({ code: 2, stderr: expect.stringContaining('USAGE') })
  })
})

describe('tracemend bench SUITE --lessons', { timeout: 120_000 }, () => {
  test('recalls from a tagged version, learns nothing, and names what it recalled from', async () => {
    const location = join(folder, 'store')
    const { memory, store } = await openLessons({ location })
    await memory.learn(lessonsOf(5))
    await store.tag('before')
    await memory.learn(lessonsOf(7))
    await memory.close()

    const json = join(folder, 'suite.json')
    const args = ['humanevalfix-js', '--data', ROWS, '--oracle', 'full', '--filter', '900', '--max-candidates', '300']
    const { code, stdout, stderr } = await bench([...args, '--lessons', `${location}@before`, '--json', json])
    expect({ code, stderr }).toEqual({ code: 0, stderr: expect.not.stringContaining('lessons:') })
    expect(stdout).toMatch(/^recalled from 5 lessons in .*store \(tag before, version \d+; by features-256@1\)/m)
    const { lessons, summary } = BenchResult.parse(JSON.parse(await readFile(json, 'utf8')))
    expect(lessons).toMatchObject({ location, tag: 'before', lessons: 5 })
    expect(summary.plausible).toBe(1)
    const after = await openLessons({ location, readOnly: true })
    expect(await after.store.count({})).toBe(7)
    await after.memory.close()
  })

  test('says that there are no lessons', async () => {
    const { code, stderr } = await bench(['humanevalfix-js', '--data', ROWS, '--lessons', join(folder, 'nothing')])
    expect({ code, stderr }).toEqual({ code: 5, stderr: expect.stringContaining('LESSONS_UNUSABLE') })
  })
})
