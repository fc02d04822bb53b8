import { afterAll, describe, expect, it } from 'vitest'
import { createSandbox, repair, type RepairOptions } from '#tracemend'
import { startModelServer, type Behaviour } from '../helpers/model-server.ts'
import { RIGHT, TASK } from '../helpers/model-task.ts'

const sandbox = createSandbox()
afterAll(() => sandbox.close())

const SECONDS = 1_000
const model = { name: 'some-model', policy: 'model', arm: 'error', price: { input: 1, output: 2 }, callTimeMs: 1_500 } as const

/** Repairs with a server that behaves so the first `times`, and then answers rightly. */
async function repairAfter(behaviour: Behaviour, times: number, api: 'responses' | 'chat', limits: RepairOptions['limits'] = {}) {
  const server = await startModelServer(({ index }) => (index < times ? behaviour : RIGHT))
  try {
    const endpoint = { baseUrl: server.baseUrl, api }
    const { status, source, report } = await repair(TASK, { sandbox, model, endpoint, limits: { alternatives: 1, ...limits } })
    const { outcomes, problems, isEstimated } = report.model!
    return {
      status,
      source,
      stop: report.stop.reason,
      outcomes,
      problems: problems.join('\n'),
      isEstimated,
      requests: server.requests.length,
    }
  } finally {
    await server.close()
  }
}

/** A fault, how it is named, how often it is asked for again, and whether what it may have cost is counted. */
const PASSING: readonly (readonly [name: string, Behaviour, told: RegExp, requests: number, isEstimated: boolean])[] = [
  ['429 with retry-after', { kind: 'error', status: 429, headers: { 'retry-after': '1' } }, /rate-limited/, 2, false],
  ['429 without', { kind: 'error', status: 429 }, /rate-limited/, 2, false],
  ['500', { kind: 'error', status: 500 }, /server-error/, 2, false],
  ['503', { kind: 'error', status: 503 }, /server-error/, 2, false],
  ['no answer in time', { kind: 'silence' }, /timed-out/, 2, true],
  ['a byte now and then', { kind: 'drip' }, /timed-out/, 2, true],
  ['a connection reset in the middle', { kind: 'reset' }, /connection/, 2, true],
  ['a connection closed at once', { kind: 'hang-up' }, /connection/, 2, true],
  ['JSON that ends in the middle', { kind: 'malformed' }, /malformed/, 2, true],
  ['HTML', { kind: 'html' }, /malformed/, 2, true],
  ['JSON of another shape', { kind: 'wrong-shape' }, /schema/, 2, true],
  ['a huge answer', { kind: 'huge', bytes: 8_000_000 }, /too-large/, 2, true],
  ['usage that is missing', { kind: 'answer', text: RIGHT, usage: 'missing' }, /^$/, 1, true],
  ['usage below zero', { kind: 'answer', text: RIGHT, usage: { input: -5, output: 3 } }, /^$/, 1, true],
  ['usage that is text', { kind: 'answer', text: RIGHT, usage: { input: 'many', output: null } }, /^$/, 1, true],
  ['a refusal', { kind: 'refusal', text: 'I cannot help with that.' }, /refused/, 2, false],
  ['an empty answer', '', /empty/, 2, false],
  ['an answer that is cut off', { kind: 'answer', text: RIGHT.slice(0, 60), finish: 'length' }, /truncated/, 2, false],
  ['code that is left out', '```js\nfunction collatz(n) {\n  // ... existing code ...\n}\n```', /elided/, 2, false],
  ['another function', '```js\nfunction other(n) {\n  return n\n}\n```', /lost-export|unplaceable/, 2, false],
  ['code that does not parse', '```js\nfunction collatz(n) { return n ++ + }\n```', /does-not-parse/, 2, false],
]

describe.concurrent.each(['responses', 'chat'] as const)('a fault of the wire that passes (%s)', (api) => {
  it.concurrent.each(PASSING)('%s', { timeout: 120 * SECONDS }, async (_, behaviour, told, requests, isEstimated) => {
    const { status, problems, ...seen } = await repairAfter(behaviour, 1, api)
    expect(problems).toMatch(told)
    expect({ status, requests: seen.requests, isEstimated: seen.isEstimated }).toEqual({
      status: 'repaired',
      requests,
      isEstimated,
    })
  })
})

const LASTING: readonly (readonly [name: string, Behaviour, outcome: string, requests: number])[] = [
  ['429', { kind: 'error', status: 429, headers: { 'retry-after-ms': '10' } }, 'rate-limited', 6],
  ['429 that asks to wait for an hour', { kind: 'error', status: 429, headers: { 'retry-after': '3600' } }, 'rate-limited', 2],
  ['503', { kind: 'error', status: 503, headers: { 'retry-after-ms': '10' } }, 'server-error', 6],
  ['a key that is not accepted', { kind: 'error', status: 401 }, 'unauthorized', 1],
  ['a model that is not known', { kind: 'error', status: 404 }, 'rejected', 1],
  ['HTML', { kind: 'html' }, 'malformed', 6],
  ['a connection reset in the middle', { kind: 'reset' }, 'connection', 6],
]

describe.concurrent('a fault of the wire that stays', () => {
  it.concurrent.each(LASTING)('%s', { timeout: 120 * SECONDS }, async (_, behaviour, outcome, requests) => {
    const seen = await repairAfter(behaviour, Infinity, 'chat')
    const lost = { status: 'failed', source: TASK.source.text, stop: 'model-failed' }
    expect(seen).toMatchObject({ ...lost, requests, outcomes: { [outcome]: requests === 1 ? 1 : 2 } })
  })

  it.concurrent('keeps the best that was found before', { timeout: 120 * SECONDS }, async () => {
    const half = RIGHT.replace('n > 1', 'n > 1 && steps < 10').replace('PLAN: treat', 'PLAN: half treat')
    const server = await startModelServer(({ index }) => (index === 0 ? half : { kind: 'error', status: 401 }))
    const endpoint = { baseUrl: server.baseUrl }
    const { status, source, report } = await repair(TASK, { sandbox, model, endpoint })
    await server.close()
    expect({ status, stop: report.stop.reason }).toEqual({ status: 'improved', stop: 'model-failed' })
    expect(source).toContain('steps < 10')
  })

  it.concurrent('counts every try as a call, so that the wall of calls holds', { timeout: 120 * SECONDS }, async () => {
    const seen = await repairAfter({ kind: 'error', status: 503, headers: { 'retry-after-ms': '10' } }, Infinity, 'chat', {
      maxCalls: 2,
    })
    expect(seen).toMatchObject({ status: 'stopped', stop: 'calls', requests: 2, source: TASK.source.text })
  })
})
