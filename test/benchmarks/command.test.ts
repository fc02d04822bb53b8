import { spawn } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { benchCommand, BenchResult } from '../../benchmarks/index.ts'

const ROWS = 'test/fixtures/bench/humanevalfix.jsonl'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tracemend-bench-'))
})
afterAll(() => rm(folder, { recursive: true }))

/** Runs the command in a process of its own; `onStderr` may act on the process while it runs. */
function start(args: readonly string[], onStderr: (text: string, kill: () => void) => void = () => {}) {
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

const result = async (file: string) => BenchResult.parse(JSON.parse(await readFile(file, 'utf8')))

describe('tracemend bench', { timeout: 120_000 }, () => {
  test('prints the table, tells progress beside it, and writes the JSON', async () => {
    const json = join(folder, 'out.json')
    const { code, stdout, stderr } = await start(['humanevalfix-js', '--data', ROWS, '--seed', '7', '--json', json])
    expect({ code, stderr }).toEqual({ code: 0, stderr: expect.stringMatching(/^4\/4 {2}.*plausible 1\/1/) })
    expect(stdout).toMatch(/^JavaScript\/900 +repaired +yes/m)
    expect(stdout).toMatch(/^unsound \(in no figure\):\n {2}JavaScript\/902/m)
    const written = await result(json)
    expect(written).toMatchObject({ schemaVersion: 1, suite: 'humanevalfix-js', oracle: 'visible', complete: true, seed: 7 })
    expect(written.limits.maxTimeMs).toBe(10_000)
    expect(written.summary).toMatchObject({ tasks: 3, unsound: 1, driven: 1, plausible: 1 })
    expect(Object.keys(written.tasks[0]!)).toEqual(
      expect.arrayContaining(['id', 'status', 'plausible', 'correct', 'candidates', 'ms', 'patch']),
    )
    expect((await readdir(folder)).filter((name) => name.includes('partial'))).toEqual([])
  })

  test('the full oracle is named in the table and in the JSON', async () => {
    const json = join(folder, 'full.json')
    const args = ['--data', ROWS, '--oracle', 'full', '--filter', '903', '--max-candidates', '500', '--json', json]
    const { stdout } = await start(['humanevalfix-js', ...args])
    expect(stdout).toContain('oracle full: the repairer saw ALL tests')
    const { oracle, note, summary, limits } = await result(json)
    expect({ oracle, note }).toEqual({ oracle: 'full', note: expect.stringContaining('ALL tests') })
    expect(summary).toMatchObject({ tasks: 1, driven: 1 })
    expect(summary.correct).toBe(summary.plausible)
    expect(limits.maxCandidates).toBe(500)
  })

  test('interrupted, it writes what was finished and says that it is not all', async () => {
    const row = (await readFile(ROWS, 'utf8')).split('\n')[0]!
    const many = join(folder, 'many.jsonl')
    await writeFile(many, Array.from({ length: 2_000 }, (_, i) => row.replace('JavaScript/900', `JavaScript/x${i}`)).join('\n'))
    const json = join(folder, 'interrupted.json')
    const { code, stdout } = await start(['humanevalfix-js', '--data', many, '--json', json], (stderr, kill) => {
      if (stderr.includes('10/2000')) kill()
    })
    expect(code).toBe(130)
    expect(stdout).toContain('INTERRUPTED')
    const written = await result(json)
    expect(written.complete).toBe(false)
    expect(written.tasks.length).toBeGreaterThanOrEqual(10)
    expect(written.tasks.length).toBeLessThan(2_000)
    expect(written.summary.tasks).toBe(written.tasks.length)
  })
})

describe('what cannot be run is told before anything runs', () => {
  const run = (...args: string[]) => {
    const command = benchCommand()
      .exitOverride()
      .configureOutput({ writeErr: () => {} })
    command.commands.forEach((each) => each.exitOverride())
    return command.parseAsync(args, { from: 'user' })
  }

  test.each([
    [['nothing'], { code: 'USAGE' }],
    [['humanevalfix-js', '--data', 'no-such-file.jsonl'], { code: 'DATA_NOT_FOUND' }],
    [['humanevalfix-js', '--data', 'package.json'], { code: 'DATA_INVALID' }],
    [['humanevalfix-js', '--data', ROWS, '--json', '/no/such/folder/out.json'], { code: 'FILE_READ_ONLY' }],
    [['humanevalfix-js', '--data', ROWS, '--json', 'test'], { code: 'FILE_READ_ONLY', message: 'test is a folder' }],
    [['humanevalfix-js', '--data', ROWS, '--slice', 'x'], { code: 'USAGE' }],
    [['humanevalfix-js', '--max-time', '0'], { code: 'commander.invalidArgument' }],
    [['humanevalfix-js', '--jobs', '1.5'], { code: 'commander.invalidArgument' }],
    [['humanevalfix-js', '--oracle', 'all'], { code: 'commander.invalidArgument' }],
    [['fetch', 'llm-bugs-js'], { code: 'USAGE', exitCode: 2, message: expect.stringContaining('terryyz/ice-score') }],
    [['fetch', 'humanevalfix-js', '--server', 'nowhere'], { code: 'USAGE' }],
  ])('%j', async (args, error) => {
    await expect(run(...args)).rejects.toMatchObject(error)
  })
})
