import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { createSandbox, createScriptedModel, repair, RepairResult, type RepairOptions, type TrajectoryRecord } from '#tracemend'
import { startModelServer, type Answer } from '../helpers/model-server.ts'
import { AGREE, analysisOf, inTwoAttempts, promptOf, RIGHT, TASK, UNSEARCHABLE, WRONG } from '../helpers/model-task.ts'

const sandbox = createSandbox()
const folder = mkdtempSync(join(tmpdir(), 'tracemend-model-'))
afterAll(async () => {
  await sandbox.close()
  rmSync(folder, { recursive: true })
})

const KEY = 'sk-test-0123456789abcdef0123456789'
const use = { name: 'some-model', policy: 'model', price: { input: 1, output: 2 } } as const

/** Repairs with a server behind the model; what it was asked, and what the trajectory says. */
async function repairWith(answer: Answer, options: RepairOptions = {}, task: typeof TASK | object = TASK) {
  const server = await startModelServer(answer)
  const records: TrajectoryRecord[] = []
  const log = { append: async (record: TrajectoryRecord) => void records.push(record) }
  try {
    const endpoint = { baseUrl: server.baseUrl, apiKey: KEY, ...options.endpoint }
    const result = await repair(task as typeof TASK, {
      sandbox,
      log,
      model: use,
      limits: { alternatives: 1 },
      ...options,
      endpoint,
    })
    return { result, records, requests: server.requests }
  } finally {
    await server.close()
  }
}

describe('repair with a model', () => {
  it.each(['responses', 'chat'] as const)('repairs over HTTP (%s), and the trajectory tells every step', async (api) => {
    const { result, records, requests } = await repairWith(inTwoAttempts(), { endpoint: { api } })
    expect(RepairResult.parse(result)).toEqual(result)
    expect(result).toMatchObject({
      status: 'repaired',
      report: { patch: { agent: 'model', explanation: 'treat odd numbers as well' } },
    })
    expect(result.source).toContain('n % 2 === 0 ? n / 2 : 3 * n + 1')
    expect(requests.map(promptOf)).toEqual(['analysis', 'repair', 'instrumentation', 'analysis', 'repair', 'reviewer'])
    expect(requests.map((request) => request.api)).toEqual(requests.map(() => api))

    const said = records.map((record) =>
      record.kind === 'call' ? record.prompt : record.kind === 'step' ? `step ${record.agent}` : record.kind,
    )
    expect(said.filter((kind) => kind !== 'call-start')).toEqual(
      [
        'header',
        'analysis@1',
        'repair@1',
        'step model',
        ...said.filter((kind) => kind === 'step search'),
        'instrumentation@1',
        'analysis@1',
        'repair@1',
        'step model',
        'reviewer@1',
        'experience',
        'end',
      ].filter((kind) => kind !== 'step search'),
    )
    const calls = records.filter((record) => record.kind === 'call')
    expect(result.report.model).toMatchObject({
      name: 'some-model',
      calls: 6,
      outcomes: { answered: 6 },
      isEstimated: false,
      problems: [],
    })
    expect(result.report.model!.tokens.input).toBe(calls.reduce((sum, { usage }) => sum + usage.input, 0))
    expect(result.report.model!.usd).toBeCloseTo(
      calls.reduce((sum, { usage }) => sum + (usage.input + 2 * usage.output) / 1e6, 0),
      12,
    )
    expect(JSON.stringify(records)).not.toContain(KEY)
  })

  it('repeats a run from its recording, to the byte and without the server', async () => {
    const file = join(folder, 'calls.ndjson')
    const same = { clock: () => Date.UTC(2026, 0, 1), runId: 'same' } satisfies RepairOptions
    const first = await repairWith(inTwoAttempts(), { ...same, endpoint: { cassette: { mode: 'record', file } } })
    const { baseUrl } = JSON.parse(readFileSync(file, 'utf8').split('\n')[0]!).request
    expect(baseUrl).toBeUndefined()
    const records: TrajectoryRecord[] = []
    const log = { append: async (record: TrajectoryRecord) => void records.push(record) }
    const endpoint = { baseUrl: 'http://127.0.0.1:9/v1', cassette: { mode: 'replay', file } } as const
    const again = await repair(TASK, { sandbox, log, model: use, limits: { alternatives: 1 }, ...same, endpoint })
    expect(JSON.stringify(again)).toBe(JSON.stringify(first.result))
    expect(JSON.stringify(records)).toBe(JSON.stringify(first.records))
    expect(readFileSync(file, 'utf8')).not.toContain(KEY)
  })

  it('says so where a recording does not hold the call', async () => {
    const file = join(folder, 'other.ndjson')
    await repairWith(inTwoAttempts(), { endpoint: { cassette: { mode: 'record', file } } })
    const endpoint = { baseUrl: 'http://127.0.0.1:9/v1', cassette: { mode: 'replay', file } } as const
    const { status, source, report } = await repair(TASK, { sandbox, model: use, seed: 99, endpoint })
    expect({ status, source, reason: report.stop.reason }).toEqual({
      status: 'failed',
      source: TASK.source.text,
      reason: 'model-failed',
    })
    expect(report.model!.outcomes).toEqual({ 'cassette-miss': 1 })
  })

  it('goes on from a killed run without paying again for what was answered', async () => {
    let hangs = true
    const answer = inTwoAttempts()
    const records: TrajectoryRecord[] = []
    const server = await startModelServer(async (request) => {
      if (request.index === 4 && hangs) return { kind: 'silence' }
      return answer(request)
    })
    const interruption = new AbortController()
    const log = {
      append: async (record: TrajectoryRecord) => {
        records.push(record)
        if (records.filter(({ kind }) => kind === 'call-start').length === 5) setTimeout(() => interruption.abort(), 50)
      },
    }
    const endpoint = { baseUrl: server.baseUrl }
    const options = { sandbox, model: use, limits: { alternatives: 1 }, endpoint }
    const first = await repair(TASK, { ...options, log, signal: interruption.signal })
    expect(first.status).toBe('interrupted')
    hangs = false
    const [header] = records
    if (header?.kind !== 'header') throw new Error('no header')
    const steps = records.filter((record) => record.kind === 'step')
    const calls = records.filter((record) => record.kind === 'call')
    const lostCalls = records.filter((record) => record.kind === 'call-start').slice(calls.length)
    const resumed = await repair(TASK, { ...options, resume: { header, steps, calls, lostCalls, experiences: [], end: null } })
    await server.close()
    expect(resumed.status).toBe('repaired')
    const keys = server.requests.map(({ idempotencyKey }) => idempotencyKey)
    expect(keys.slice(0, 4)).toEqual([...new Set(keys.slice(0, 4))])
    expect(keys[5]).toBe(keys[4])
    expect(keys).toHaveLength(7)
    expect(resumed.report.model).toMatchObject({ calls: 7, isEstimated: true })
  })

  it('lets the search mend what a patch nearly solves', async () => {
    const near = RIGHT.replace('n > 1', 'n > 1 && steps < 10')
    const { result, requests } = await repairWith((request) =>
      promptOf(request) === 'reviewer'
        ? AGREE
        : promptOf(request) === 'analysis'
          ? '{"rootCause":"odd","citations":[],"plan":"p","lookNext":null}'
          : near,
    )
    expect(result.status).toBe('repaired')
    expect(result.report.patch!.explanation).toContain("the model's patch; then")
    expect(requests.map(promptOf)).toEqual(['analysis', 'repair'])
  })

  it('looks for another patch when a reviewer shows what one does wrong, and keeps the first where there is none', async () => {
    const special = RIGHT.replace('3 * n + 1', '(n === 27 ? 5 : 3 * n + 1)')
    const counterExample = { call: 'collatz(27)', expected: '111' }
    const objection = JSON.stringify({ verdict: 'object', reason: '27', counterExample })
    const answers = (second: string) => {
      let patches = 0
      return (request: Parameters<Answer>[0]) => {
        const prompt = promptOf(request)
        if (prompt === 'repair' || prompt === 'restart') return ++patches === 1 ? special : second
        return prompt === 'reviewer'
          ? objection
          : prompt === 'analysis'
            ? '{"rootCause":"odd","citations":[],"plan":"p","lookNext":null}'
            : '{"look":[],"test":null,"why":""}'
      }
    }
    const better = await repairWith(answers(RIGHT))
    expect(better.result.source).not.toContain('27')
    expect(better.result.report.patch!.doubts).toEqual([])
    const none = await repairWith(answers(WRONG), { limits: { alternatives: 1, maxCalls: 6 } })
    expect(none.result).toMatchObject({
      status: 'repaired',
      report: { patch: { doubts: [{ ...counterExample, gives: '6' }] } },
    })
  })

  it('asks once more for an answer that cannot be used, and goes on where that is none either', async () => {
    const model = createScriptedModel({
      answers: [
        { prompt: 'repair', text: '```js\nfunction collatz(n) {\n  // ... rest of the code here\n}\n```' },
        { prompt: 'repair', text: 'I am sorry.' },
        { prompt: 'repair', text: RIGHT },
      ],
    })
    const { report, status } = await repair(TASK, { sandbox, languageModel: model, model: { ...use, arm: 'error' } })
    expect(status).toBe('repaired')
    expect(report.model!.problems).toEqual([
      expect.stringMatching(/^repair@1: elided/),
      expect.stringMatching(/^repair@1: again, no-code/),
    ])
    expect(report.model!.calls).toBe(3)
  })

  it('begins anew from the description where the model repeats itself, and gives up when that does not help', async () => {
    const model = createScriptedModel({ answers: [{ prompt: '*', text: WRONG, times: 'always' }] })
    const { report, status, source } = await repair(TASK, { sandbox, languageModel: model, model: { ...use, arm: 'error' } })
    expect({ status, source, reason: report.stop.reason }).toEqual({
      status: 'unrepaired',
      source: TASK.source.text,
      reason: 'stall',
    })
    expect(report.tried.candidates).toBe(1)
  })

  it.each([
    ['calls', { maxCalls: 2 }],
    ['tokens', { maxTokens: 6_000 }],
    ['money', { maxUsd: 0.008 }],
  ] as const)('stops at the wall of %s', async (reason, limits) => {
    const { result, requests } = await repairWith(
      (request) =>
        promptOf(request) === 'analysis'
          ? '{"rootCause":"odd","citations":[],"plan":"p","lookNext":null}'
          : WRONG.replace('- 9', `- ${request.index + 10}`),
      { limits },
    )
    expect(result).toMatchObject({ status: 'stopped', source: TASK.source.text, report: { stop: { reason } } })
    expect(requests.length).toBeLessThan(12)
    const { calls, tokens, usd } = result.report.model!
    expect(calls).toBeLessThanOrEqual('maxCalls' in limits ? limits.maxCalls : 40)
    expect(tokens.input + tokens.output).toBeLessThanOrEqual('maxTokens' in limits ? limits.maxTokens : 200_000)
    expect(usd).toBeLessThanOrEqual('maxUsd' in limits ? limits.maxUsd : 0.25)
  })

  it.each([
    [0, 1, false],
    [1, 1, true],
    [3, 3, true],
  ])('with %i executions makes %i attempts', async (executions, attempts, isToldFailure) => {
    const { result, requests } = await repairWith((request) => WRONG.replace('- 9', `- ${request.index + 10}`), {
      model: { ...use, arm: 'error' },
      limits: { executions },
    })
    expect(requests).toHaveLength(attempts)
    expect(result.report.stop.reason).toBe('executions')
    expect(requests[0]!.input.includes('collatz(6)')).toBe(isToldFailure)
  })

  it('stops before it asks where the price is not known and money is limited', async () => {
    const priceless = { name: 'some-model', policy: 'model' } as const
    await expect(repairWith(inTwoAttempts(), { model: priceless })).rejects.toMatchObject({ code: 'PRICE_UNKNOWN' })
    const unlimited = await repairWith(inTwoAttempts(), { model: priceless, limits: { maxUsd: null } })
    expect(unlimited.result.status).toBe('repaired')
  })

  it.each(['search-then-model', 'both'] as const)('asks the model only where the search finds nothing (%s)', async (policy) => {
    const easy = {
      source: 'function sub(a, b) {\n  return b - a\n}\n',
      tests: 'console.assert(sub(5, 3) === 2)\nconsole.assert(sub(0, 7) === -7)\n',
    }
    const spared = await repairWith(inTwoAttempts(), { model: { ...use, policy } }, easy)
    expect(spared.result).toMatchObject({ status: 'repaired', report: { patch: { agent: 'search' }, model: { calls: 0 } } })
    const { result, requests } = await repairWith(inTwoAttempts(), { model: { ...use, policy } }, UNSEARCHABLE)
    expect(result.report.patch!.agent).toBe('model')
    expect(requests.map(promptOf)).toContain('repair')
  })

  it('lets the search go on from what it improved when the model is at its wall', async () => {
    const read = (name: string) => ({ path: name, text: readFileSync(join('examples', name), 'utf8') })
    const task = { source: read('word-frequencies.js'), tests: read('word-frequencies.test.js') }
    const rounds: number[] = []
    const onEvent: RepairOptions['onEvent'] = (event) => {
      if (event.type === 'round-start') rounds.push(event.round)
    }
    const limits = { alternatives: 1, maxCalls: 1, maxCandidates: 9_000 }
    const { result } = await repairWith(() => 'no', { model: { ...use, policy: 'search-then-model' }, limits, onEvent }, task)
    expect(result.report.patch!.fixed.length).toBeGreaterThan(0)
    expect(rounds.length).toBeGreaterThan(1)
  })

  it('asks for several patches at once, each with a seed of its own, and judges them all', async () => {
    let open = 0
    let most = 0
    const { result, requests, records } = await repairWith(
      async ({ body }) => {
        most = Math.max(most, ++open)
        await new Promise((resolve) => setTimeout(resolve, 50))
        open -= 1
        return Number(body['seed']) % 100 === 3 ? RIGHT : WRONG.replace('- 9', `- ${Number(body['seed'])}`)
      },
      { model: { ...use, arm: 'error', samples: 3 }, endpoint: { api: 'chat' } },
    )
    expect(result.status).toBe('repaired')
    expect(most).toBe(3)
    expect(requests.map(({ body }) => body['seed'])).toEqual([1, 2, 3])
    expect(records.find((record) => record.kind === 'step')).toMatchObject({ agent: 'model', candidates: 3 })
  })

  it('lets calls at the same time share one wall', async () => {
    const answer = ({ index }: { readonly index: number }) => WRONG.replace('- 9', `- ${index + 10}`)
    const { result, requests } = await repairWith(answer, {
      model: { ...use, arm: 'error', samples: 4 },
      limits: { maxCalls: 6 },
    })
    expect(requests).toHaveLength(6)
    expect(result).toMatchObject({ status: 'stopped', report: { stop: { reason: 'calls' }, model: { calls: 6 } } })
  })

  it.each(['resample', 'failed', 'error', 'trace', 'causes', 'lessons', 'full', 'tracecoder', 'micro'] as const)(
    'repairs in the arm %s, and tells it what the arm is about',
    async (arm) => {
      const { result, requests } = await repairWith(
        (request) => {
          const prompt = promptOf(request)
          if (prompt === 'analysis') return analysisOf(request)
          if (prompt === 'tracecoder-analyse') return '{"analysis":"odd numbers","plan":"treat them"}'
          if (prompt === 'tracecoder-instrument') return RIGHT.replace(/n = n % 2.*/, 'console.log("n", n); n = n / 2')
          return prompt === 'reviewer' ? AGREE : RIGHT
        },
        { model: { ...use, arm } },
      )
      expect(result.status).toBe('repaired')
      const fields = new Set(requests.flatMap(({ input }) => [...input.matchAll(/^<tm:([a-z-]+)>$/gm)].map((match) => match[1])))
      const told = (name: string) => fields.has(name)
      expect(told('description')).toBe(true)
      expect(told('program')).toBe(arm !== 'resample')
      expect(told('failures')).toBe(!['resample', 'failed'].includes(arm))
      expect(told('trace')).toBe(['trace', 'causes', 'lessons', 'full'].includes(arm))
      expect(told('suspects')).toBe(['causes', 'lessons', 'full'].includes(arm))
      expect(told('output')).toBe(arm === 'tracecoder')
    },
  )
})
