import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { createSandbox, repair, type RepairOptions, type Trajectory, type TrajectoryRecord } from '#tracemend'
import { readTrajectory } from '../../src/trajectory/read-trajectory.ts'
import { startModelServer, type Behaviour, type ReceivedRequest } from '../helpers/model-server.ts'
import { AGREE, analysisOf, promptOf, RIGHT, TASK, UNSEARCHABLE, WRONG } from '../helpers/model-task.ts'

const sandbox = createSandbox()
const folder = mkdtempSync(join(tmpdir(), 'tracemend-resume-'))
afterAll(async () => {
  await sandbox.close()
  rmSync(folder, { recursive: true })
})

const use = { name: 'some-model', policy: 'model', arm: 'error', price: { input: 1, output: 2 } } as const
const HALF = RIGHT.replace('n > 1', 'n > 1 && steps < 10')
const LIMITS = { alternatives: 1 }
const RUN = { sandbox, runId: 'run', clock: () => Date.UTC(2026, 0, 1) }

/** The same answer for the same question, whenever it is asked: right at the third attempt, and once of no use. */
function steady(request: ReceivedRequest): string {
  const prompt = promptOf(request)
  if (prompt === 'analysis') return analysisOf(request)
  if (prompt === 'instrumentation') return '{"look":[{"from":1,"to":3,"kinds":["returns"]}],"test":null,"why":"how"}'
  if (prompt === 'reviewer') return AGREE
  const attempts = [...request.input.matchAll(/^Attempt \d+:/gm)].length
  if (attempts === 1 && !request.input.includes('<tm:problem>')) return 'I am sorry.'
  return attempts >= 2 ? RIGHT : WRONG.replace('- 9', `- ${Number(request.body['seed'])}`)
}

async function run(
  answer: (request: ReceivedRequest) => Behaviour | Promise<Behaviour>,
  options: RepairOptions,
  task: typeof TASK | typeof UNSEARCHABLE = TASK,
) {
  const server = await startModelServer(answer)
  const lines: string[] = []
  const log = { append: async (record: TrajectoryRecord) => void lines.push(JSON.stringify(record)) }
  try {
    const result = await repair(task, {
      ...RUN,
      limits: LIMITS,
      model: use,
      log,
      endpoint: { baseUrl: server.baseUrl },
      ...options,
    })
    return { result, lines, requests: server.requests }
  } finally {
    await server.close()
  }
}

/** A trajectory as it is read back from a disk that has so much of it. */
async function trajectoryOf(text: string): Promise<Trajectory> {
  writeFileSync(join(folder, 'trajectory.ndjson'), text)
  return (await readTrajectory(folder)).trajectory
}

const callsOf = (lines: readonly string[]) =>
  lines.map((line) => JSON.parse(line) as TrajectoryRecord).filter((record) => record.kind === 'call')

describe('a run that was killed', () => {
  it.each([
    ['one at a time', { ...use, arm: 'full' }],
    ['three at once', { ...use, arm: 'full', samples: 3 }],
  ] as const)('goes on from any record, and from the middle of one (%s)', { timeout: 240_000 }, async (_, model) => {
    const whole = await run(steady, { model })
    expect(whole.result.status).toBe('repaired')
    const { calls, tokens } = whole.result.report.model!
    for (let kept = 1; kept < whole.lines.length; kept++) {
      const before = whole.lines.slice(0, kept)
      const torn = kept % 2 === 0 ? '' : whole.lines[kept]!.slice(0, whole.lines[kept]!.length / 2)
      const resume = await trajectoryOf(`${before.join('\n')}\n${torn}`)
      const { result, requests } = await run(steady, { model, resume })
      const answered = new Set(callsOf(before).map(({ key }) => `run-${key}`))
      expect(requests.filter(({ idempotencyKey }) => answered.has(idempotencyKey!))).toEqual([])
      expect({ kept, status: result.status, patch: result.patch }).toEqual({
        kept,
        status: 'repaired',
        patch: whole.result.patch,
      })
      const lost = resume.lostCalls
      expect(result.report.model!.calls).toBe(calls + lost.length)
      const reserved = lost.reduce((sum, one) => sum + one.reserved.input, 0)
      expect(result.report.model!.tokens.input).toBe(tokens.input + reserved)
    }
  })

  it('pays for all that it has asked, also for what it does not need again, and its walls hold', async () => {
    const whole = await run((request) => WRONG.replace('- 9', `- ${request.index + 10}`), { limits: { maxCalls: 5 } })
    const resume = await trajectoryOf(`${whole.lines.slice(0, -1).join('\n')}\n`)
    const other = { ...resume, calls: resume.calls.map((call) => ({ ...call, key: `other-${call.key}` })) }
    const again = await run(steady, { limits: { maxCalls: 6 }, resume: other })
    expect(again.requests).toHaveLength(1)
    expect(again.result.report).toMatchObject({ stop: { reason: 'calls' }, model: { calls: 6 } })
  })

  it('does not pass its wall where one of several answers came before it was killed', async () => {
    const model = { ...use, samples: 3 }
    const limits = { maxCalls: 3 }
    const whole = await run(steady, { model, limits })
    const lines = whole.lines.filter((line) => !line.includes('"kind":"end"'))
    const answers = lines.flatMap((line, i) => (line.includes('"kind":"call",') ? [i] : []))
    // Only the second of the first three has come.
    const resume = await trajectoryOf(`${[...lines.slice(0, answers[0]), lines[answers[1]!]].join('\n')}\n`)
    expect(resume.lostCalls).toHaveLength(2)
    const again = await run(steady, { model, limits, resume })
    expect(again.requests).toEqual([])
    expect(again.result.report.model!.calls).toBe(3)
  })

  it('keeps what it had found when the model is not there any more, after a failure that passed', async () => {
    const failing: Behaviour = { kind: 'error', status: 503, headers: { 'retry-after-ms': '1' } }
    const whole = await run(({ index }) => (index < 3 ? failing : HALF), { limits: { ...LIMITS, maxCalls: 4 } })
    expect(whole.result).toMatchObject({ status: 'stopped', report: { patch: { fixed: [expect.any(String)] } } })
    const resume = await trajectoryOf(`${whole.lines.join('\n')}\n`)
    const later = await run(() => ({ kind: 'error', status: 401 }), { limits: { ...LIMITS, maxCalls: 9 }, resume })
    expect({ source: later.result.source, stop: later.result.report.stop.reason }).toEqual({
      source: whole.result.source,
      stop: 'model-failed',
    })
    expect(later.requests).toHaveLength(1)
  })

  it('asks again what failed last, also a second time', async () => {
    const first = await run(() => ({ kind: 'error', status: 401 }), {})
    const second = await run(() => ({ kind: 'error', status: 401 }), {
      resume: await trajectoryOf(`${first.lines.join('\n')}\n`),
    })
    const resume = await trajectoryOf(`${[...first.lines, ...second.lines].join('\n')}\n`)
    const third = await run(steady, { resume })
    expect([first, second, third].map(({ result }) => result.status)).toEqual(['failed', 'failed', 'repaired'])
    expect(new Set([first, second, third].map(({ requests }) => requests[0]!.idempotencyKey)).size).toBe(1)
    expect(third.result.report.model!.calls).toBe(third.requests.length + 2)
  })

  it('repeats no more than its walls leave where they are lower than before', async () => {
    const whole = await run(steady, {})
    const resume = await trajectoryOf(`${whole.lines.slice(0, -1).join('\n')}\n`)
    const again = await run(steady, { resume, limits: { ...LIMITS, maxCalls: 1, maxTokens: 100 } })
    expect(again.requests).toEqual([])
    expect(again.result).toMatchObject({ status: 'repaired', patch: whole.result.patch })
  })
})

describe('answers at the same time', () => {
  it('are judged in the order of the questions, whichever came first, and one that fails does not end the others', async () => {
    const slow = async (request: ReceivedRequest, ms: number): Promise<Behaviour> => {
      await new Promise((resolve) => setTimeout(resolve, ms))
      const seed = Number(request.body['seed'])
      if (seed < 3) return { kind: 'error', status: 503, headers: { 'retry-after-ms': '1' } }
      return seed > 100 ? RIGHT : WRONG
    }
    const model = { ...use, samples: 3 }
    const [one, other] = [
      await run((request) => slow(request, request.index * 20), { model }),
      await run((request) => slow(request, 60 - request.index * 20), { model }),
    ]
    expect(one.result).toEqual(other.result)
    expect(one.result.status).toBe('repaired')
  })
})

describe('a run', () => {
  const answer = (request: ReceivedRequest) => (request.input.includes('Attempt 1') ? RIGHT : steady(request))

  it('leaves the same bytes each time', async () => {
    const options: RepairOptions = { model: { ...use, arm: 'lessons' }, limits: { ...LIMITS, runTimeMs: 20_000 } }
    const [one, other] = [await run(answer, options), await run(answer, options)]
    expect(one.result.status).toBe('repaired')
    expect(other.lines).toEqual(one.lines)
  })

  // Which of many candidates a busy machine has no time for may differ; what is asked and found does not.
  it.each(['model', 'search-then-model', 'both'] as const)(
    'asks the same each time (%s)',
    { timeout: 120_000 },
    async (policy) => {
      const model = { ...use, arm: 'full', policy } as const
      const [one, other] = [await run(answer, { model }, UNSEARCHABLE), await run(answer, { model }, UNSEARCHABLE)]
      expect(one.result.status).toBe('repaired')
      expect(other.result.patch).toBe(one.result.patch)
      expect(callsOf(other.lines)).toEqual(callsOf(one.lines))
    },
  )
})
