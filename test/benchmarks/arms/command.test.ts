import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { benchCommand, BenchResult } from '../../../benchmarks/index.ts'
import { startModelServer, tokensOf, type Answer } from '../../helpers/model-server.ts'

const ROWS = 'test/fixtures/bench/llm-bugs.jsonl'
const RIGHT = 'PLAN: multiply\n```js\nconst area = (w, h) => {\n  return w * h\n}\n```\n'
const WRONG = 'PLAN: subtract\n```js\nconst area = (w, h) => {\n  return w - h\n}\n```\n'
const BUDGET = 9_000

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tracemend-arms-'))
})
afterAll(() => rm(folder, { recursive: true }))

/** Runs the command in a process of its own, with a model behind HTTP that answers so. */
async function bench(answer: Answer, ...args: readonly string[]) {
  const server = await startModelServer(answer)
  const all = ['--conditions=tracemend-source', 'src/cli/bin.ts', 'bench', 'llm-bugs-js', '--model', 'some-model', ...args]
  const env = { PATH: process.env['PATH'], OPENAI_BASE_URL: server.baseUrl, OPENAI_API_KEY: 'sk-none-of-your-business-123' }
  const child = spawn(process.execPath, all, { env })
  const streams = { stdout: '', stderr: '' }
  child.stdout.on('data', (chunk) => (streams.stdout += chunk))
  child.stderr.on('data', (chunk) => (streams.stderr += chunk))
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve))
  await server.close()
  return { ...streams, code, requests: server.requests.length }
}

describe('tracemend bench --arms, with a model behind HTTP', { timeout: 240_000 }, () => {
  test('all arms at one budget; what is told is what the endpoint counted', async () => {
    const told = { input: 0, output: 0 }
    // Right only where it is told what came of an earlier attempt.
    const answer: Answer = ({ instructions, input }) => {
      const text = input.includes('w - h') ? RIGHT : WRONG
      told.input += tokensOf(instructions + input)
      told.output += tokensOf(text)
      return text
    }
    const json = join(folder, 'arms.json')
    const how = ['--arms', 'all', '--budget', String(BUDGET), '--price', '1,2', '--json', json]
    const { code, stdout, stderr, requests } = await bench(answer, '--data', ROWS, ...how)
    expect({ code, stderr }).toEqual({ code: 0, stderr: expect.stringMatching(/^2\/2 .* \d+ calls, \d+ tokens, \$/) })
    expect(stdout).toContain(`up to ${BUDGET} tokens, 600 s`)
    expect(stdout).toMatch(/^against resample +both/m)

    const text = await readFile(json, 'utf8')
    expect(text).not.toContain('none-of-your-business')
    const { arms = [], model, limits, complete } = BenchResult.parse(JSON.parse(text))
    expect({ complete, maxTokens: limits.maxTokens, end: model?.end }).toEqual({ complete: true, maxTokens: BUDGET, end: 'done' })
    const tokens = arms.map(({ spent }) => spent.tokens)
    expect(tokens.reduce((sum, { input }) => sum + input, 0)).toBe(told.input)
    expect(tokens.reduce((sum, { output }) => sum + output, 0)).toBe(told.output)
    expect(arms.reduce((sum, { spent }) => sum + spent.calls, 0)).toBe(requests)
    expect(model!.usd).toBeCloseTo((told.input + 2 * told.output) / 1e6, 9)
    for (const { spent } of arms.flatMap((arm) => arm.tasks))
      expect(spent.tokens.input + spent.tokens.output).toBeLessThanOrEqual(BUDGET)

    const named = new Map(arms.map((arm) => [arm.name, arm]))
    expect(named.get('resample')!.summary).toMatchObject({ driven: 1, correct: 0 })
    expect(named.get('resample')!.stops).toEqual({ tokens: 1 })
    expect(named.get('error')!).toMatchObject({ summary: { driven: 1, correct: 1 }, spent: { calls: 2 } })
    expect(named.get('error')!.againstBlind).toEqual({ both: 0, onlyThis: 1, onlyOther: 0, neither: 0, p: 1 })
  })

  test('a model alone: what a repair does by itself', async () => {
    const { code, stdout } = await bench(() => RIGHT, '--data', ROWS, '--price', '0')
    expect(code).toBe(0)
    expect(stdout).toMatch(/^search-then-model +1 /m)
    expect(stdout).toContain('nothing to compare with: the arm resample did not run beside another')
  })

  test('where the money ends, the run ends with what it has', async () => {
    const [row] = (await readFile(ROWS, 'utf8')).split('\n')
    const many = join(folder, 'many.jsonl')
    await writeFile(many, Array.from({ length: 40 }, (_, i) => row!.replace('own/1', `own/x${i}`)).join('\n'))
    const json = join(folder, 'money.json')
    const money = ['--price', '1,1', '--max-usd', '0.005', '--json', json]
    const ended = await bench(() => RIGHT, '--data', many, '--arms', 'resample,error', ...money)
    expect(ended.code).toBe(4)
    expect(ended.stdout).toContain('NOT COMPLETE: the money for the whole run is used up (--max-usd)')
    const { complete, arms = [], model } = BenchResult.parse(JSON.parse(await readFile(json, 'utf8')))
    expect({ complete, end: model!.end }).toEqual({ complete: false, end: 'money' })
    expect(model!.usd).toBeLessThanOrEqual(0.005)
    expect(arms[0]!.summary.driven).toBeGreaterThan(0)
    expect(arms[0]!.summary.driven).toBeLessThan(40)
    expect(arms[1]!.summary.driven).toBe(arms[0]!.summary.driven)
  })

  test('a model that refuses the key ends the run, and the key is nowhere', async () => {
    const refused: Answer = () => ({ kind: 'error', status: 401, message: 'wrong key' })
    const { code, stdout, stderr } = await bench(refused, '--data', ROWS, '--arms', 'error', '--price', '0')
    expect(code).toBe(5)
    expect(stdout).toMatch(/NOT COMPLETE: the model never answered \(.*unauthorized/)
    expect(stdout + stderr).not.toContain('none-of-your-business')
  })
})

test('where nobody listens, one row is enough to know', { timeout: 120_000 }, async () => {
  const [row] = (await readFile(ROWS, 'utf8')).split('\n')
  const few = join(folder, 'few.jsonl')
  await writeFile(few, Array.from({ length: 3 }, (_, i) => row!.replace('own/1', `own/x${i}`)).join('\n'))
  const nowhere = ['--base-url', 'http://127.0.0.1:9/v1', '--price', '0', '--arms', 'error']
  const { code, stdout, requests } = await bench(() => RIGHT, '--data', few, ...nowhere)
  expect({ code, requests }).toEqual({ code: 5, requests: 0 })
  expect(stdout).toMatch(/NOT COMPLETE: the model never answered \(.*connection/)
  expect(stdout).toContain('1 of 1 sound tasks were driven')
})

describe('what cannot be run is told before anything runs', () => {
  const run = (...args: string[]) => {
    const command = benchCommand()
      .exitOverride()
      .configureOutput({ writeErr: () => {} })
    return command.parseAsync(['llm-bugs-js', '--data', ROWS, ...args], { from: 'user' })
  }

  test.each([
    [['--arms', 'resmaple', '--model', 'm'], { code: 'USAGE', hint: 'did you mean resample?' }],
    [['--arms', 'all'], { code: 'USAGE', hint: expect.stringContaining('add --model NAME') }],
    [['--budget', '1000'], { code: 'USAGE' }],
    [
      ['--model', 'nobody-knows', '--base-url', 'http://127.0.0.1:9/v1'],
      { code: 'PRICE_UNKNOWN', hint: expect.stringContaining('--price') },
    ],
    [['--model', 'm', '--base-url', 'nowhere', '--price', '1'], { code: 'MODEL_INVALID' }],
    [['--model', 'scripted:no-such-file.json'], { code: 'MODEL_INVALID' }],
    [['--model', 'm', '--price', 'cheap'], { code: 'commander.invalidArgument' }],
  ])('%j', async (args, error) => {
    await expect(run(...args)).rejects.toMatchObject(error)
  })
})
