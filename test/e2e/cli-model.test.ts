import type { ChildProcess } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { Project } from '../helpers/cli.ts'
import { startModelServer, type Answer, type ModelServer } from '../helpers/model-server.ts'
import { inTwoAttempts, promptOf, TASK } from '../helpers/model-task.ts'

const KEY = 'sk-live-abcdefghijklmnopqrstuvwxyz0123456789'
const FILES = { [TASK.source.path]: TASK.source.text, [TASK.tests.path]: TASK.tests.text }
const ARGS = [TASK.source.path, '--model', 'some-model', '--policy', 'model', '--price', '1,2', '--description', TASK.description]

const servers: ModelServer[] = []
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()))
})

async function serve(answer: Answer) {
  const server = await startModelServer(answer)
  servers.push(server)
  return { requests: server.requests, env: { OPENAI_BASE_URL: server.baseUrl, OPENAI_API_KEY: KEY } }
}

/** Everything that a run has left in its project, as one text. */
function leftIn(project: Project): string {
  const runs = join(project.root, '.tracemend/runs')
  return readdirSync(runs, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
    .join('\n')
}

test('repairs a file by an endpoint from the environment, tells what it cost, and leaves the key nowhere', async () => {
  using project = new Project(FILES)
  const { env, requests } = await serve(inTwoAttempts())
  const { code, stderr, stdout } = await project.tracemend([...ARGS, '--write'], { env })
  expect(stderr).toMatch(/^model: some-model at 127\.0\.0\.1:\d+, at most \$0\.25, 200 000 tokens, 40 calls$/m)
  expect(stderr).toMatch(/model some-model: 6 calls, [\d ]+ tokens, \$0\.0\d+/)
  expect({ code, stdout }).toEqual({ code: 0, stdout: '' })
  expect(project.read(TASK.source.path)).toContain('3 * n + 1')
  expect(requests[0]!.headers['authorization']).toBe(`Bearer ${KEY}`)
  expect(stderr + stdout + leftIn(project)).not.toContain(KEY)
})

test('killed in the middle of a call, a run goes on and does not pay twice', async () => {
  using project = new Project(FILES)
  const answer = inTwoAttempts()
  let child: ChildProcess | null = null
  const { env, requests } = await serve((request) => {
    if (request.index !== 3) return answer(request)
    process.kill(-child!.pid!, 'SIGKILL')
    return { kind: 'silence' }
  })
  const first = await project.tracemend(ARGS, { env, onStart: (started) => (child = started) })
  expect(first.code).toBeNull()
  expect(project.read(TASK.source.path)).toBe(TASK.source.text)

  const resumed = await project.tracemend(['resume', 'last', '--json'], { env })
  const { status, report } = JSON.parse(resumed.stdout)
  expect(status).toBe('repaired')
  expect(requests.map(promptOf)).toEqual(['analysis', 'repair', 'instrumentation', 'analysis', 'analysis', 'repair', 'reviewer'])
  const keys = requests.map((request) => request.idempotencyKey)
  expect(keys[4]).toBe(keys[3])
  expect(new Set(keys).size).toBe(6)
  expect(report.model).toMatchObject({ calls: 7, isEstimated: true, outcomes: { answered: 6 } })
})

test('stopped by a wall, a run goes on behind a larger one, and asks nothing twice', async () => {
  using project = new Project(FILES)
  const { env, requests } = await serve(inTwoAttempts())
  const first = await project.tracemend([...ARGS, '--max-calls', '3'], { env })
  expect(first.stderr).toMatch(/to go on with a larger limit: tracemend resume \S+ --max-calls COUNT/)
  expect({ code: first.code, calls: requests.length }).toEqual({ code: 4, calls: 3 })
  const resumed = await project.tracemend(['resume', 'last', '--max-calls', '40', '--write'], { env })
  expect(resumed.code).toBe(0)
  expect(requests.map(promptOf)).toEqual(['analysis', 'repair', 'instrumentation', 'analysis', 'repair', 'reviewer'])
  expect(resumed.stderr).toContain('model some-model: 6 calls')
})

test('a recorded run is replayed without a key and without the endpoint', async () => {
  using project = new Project(FILES)
  const { env } = await serve(inTwoAttempts())
  const first = await project.tracemend([...ARGS, '--json', '--no-save', '--record-calls', 'calls.ndjson'], { env })
  await servers.pop()!.close()
  const again = await project.tracemend([...ARGS, '--json', '--no-save', '--replay-calls', 'calls.ndjson'], {
    env: { OPENAI_BASE_URL: 'http://127.0.0.1:9/v1' },
  })
  const told = (text: string) => {
    const { status, source, patch, report } = JSON.parse(text)
    return { status, source, patch, model: report.model, tried: report.tried }
  }
  expect(told(again.stdout)).toEqual(told(first.stdout))
  expect(told(first.stdout).status).toBe('repaired')
  expect(project.read('calls.ndjson')).not.toContain(KEY)
})

test('a local command answers as well, and does not get the key', async () => {
  using project = new Project({
    ...FILES,
    'cli.mjs': `let said = ''
process.stdin.on('data', (chunk) => (said += chunk)).on('end', () => {
  if (process.env.OPENAI_API_KEY) throw new Error('a key')
  console.log(said.includes('You repair') ? 'PLAN: odd ones\\n\\\`\\\`\\\`js\\nfunction collatz(n) {\\n  let s = 0\\n  for (; n > 1; s++) n = n % 2 ? 3 * n + 1 : n / 2\\n  return s\\n}\\n\\\`\\\`\\\`' : '{}')
})
`,
  })
  const model = `exec:${process.execPath} cli.mjs`
  const { code, stdout } = await project.tracemend([TASK.source.path, '--model', model, '--policy', 'model', '--arm', 'causes'], {
    env: { OPENAI_API_KEY: KEY },
  })
  expect(code).toBe(0)
  expect(stdout).toContain('+  for (; n > 1; s++)')
})

test.each([
  ['a command', { model: 'exec:touch pwned' }, /would start a command/],
  ['another machine', { model: 'm', baseUrl: 'https://models.example.com/v1' }, /would send programs to models\.example\.com/],
])('a configuration that was found cannot choose %s', async (_, config, said) => {
  using project = new Project({ ...FILES, 'tracemend.config.json': JSON.stringify(config) })
  const { code, stderr } = await project.tracemend([TASK.source.path], { env: { OPENAI_API_KEY: KEY } })
  expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringMatching(said) })
  expect(readdirSync(project.root)).not.toContain('pwned')
})

test('a recorded run that came with a project starts no command unless that is said again', async () => {
  using project = new Project(FILES)
  const model = 'exec:false'
  await project.tracemend([TASK.source.path, '--model', model, '--policy', 'model'])
  const { code, stderr } = await project.tracemend(['resume', 'last'])
  expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining('the run starts a command: exec:false') })
  expect((await project.tracemend(['resume', 'last', '--model', model])).code).toBe(5)
})

test.each([
  [['--policy', 'model'], /--policy says nothing without a model/],
  [['--price', '1,2'], /--price says nothing without a model/],
  [['--model', 'exec:cat', '--record-calls', 'calls.ndjson'], /--record-calls needs a model that is reached over HTTP/],
  [['--model', 'm', '--policy', 'oracle'], /--policy/],
  [['--model', 'm', '--price', '1,2,3'], /--price/],
  [['--model', 'm', '--max-usd', 'lots'], /--max-usd/],
  [['--model', 'unheard-of'], /PRICE_UNKNOWN/],
  [['--model', 'scripted:nowhere.json'], /MODEL_INVALID.*nowhere\.json/],
])('%j is refused with a reason', async (args, said) => {
  using project = new Project(FILES)
  const { code, stderr } = await project.tracemend([TASK.source.path, ...args], {
    env: { OPENAI_BASE_URL: 'http://127.0.0.1:9/v1' },
  })
  expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringMatching(said) })
})
