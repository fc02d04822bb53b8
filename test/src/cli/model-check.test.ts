import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { modelChecks } from '../../../src/cli/doctor/model-check.ts'
import { type Answer, startModelServer } from '../../helpers/model-server.ts'

const KEY = 'sk-test-0123456789abcdef'
const IN_TIME = { signal: new AbortController().signal, timeoutMs: 60_000 }

async function findingsOf(name: string, answer: Answer) {
  const server = await startModelServer(answer)
  try {
    const checks = await modelChecks(name, server.baseUrl, IN_TIME)
    return Object.fromEntries(await Promise.all(checks.map(async (check) => [check.name, await check.run()] as const)))
  } finally {
    await server.close()
  }
}

describe('what the doctor says of a model', () => {
  beforeEach(() => void vi.stubEnv('OPENAI_API_KEY', KEY))
  afterEach(() => void vi.unstubAllEnvs())

  it('that does all that is asked', async () => {
    expect(await findingsOf('gpt-4.1-mini', () => '{"sum": 5}')).toEqual({
      model: { status: 'ok', detail: expect.stringMatching(/answers at http:.*by chat completions/) },
      'model answers': { status: 'ok', detail: expect.anything() },
      'model usage': { status: 'ok', detail: expect.stringMatching(/\d+ read, \d+ written/) },
      'model price': { status: 'ok', detail: '$0.4 a million tokens read, $1.6 written' },
      'model options': { status: 'ok', detail: expect.anything() },
    })
  })

  it('that takes and tells less', async () => {
    const findings = await findingsOf('tiny', ({ body }) => {
      const unknown = ['seed', 'response_format'].find((name) => name in body)
      if (unknown !== undefined) return { kind: 'error', status: 400, message: `unknown parameter: ${unknown}` }
      return { kind: 'answer', text: 'It is 5.', usage: 'missing' }
    })
    expect(findings).toMatchObject({
      model: { status: 'ok' },
      'model answers': { status: 'warning' },
      'model usage': { status: 'warning' },
      'model price': { status: 'warning' },
      'model options': { status: 'warning', detail: 'does not take a schema for answers or a seed: asked without' },
    })
  })

  it('that does not answer, without the key', async () => {
    const findings = await findingsOf('tiny', () => ({ kind: 'error', status: 401, message: `no such key: ${KEY}` }))
    const detail = expect.stringMatching(
      /^tiny at http.*: unauthorized: 401 no such key: \[redacted\]; is OPENAI_API_KEY its key\?$/,
    )
    expect(findings).toEqual({ model: { status: 'failed', detail } })
  })

  it('that is a command: no price, and no advice about addresses', async () => {
    const findings = Object.fromEntries(
      (await modelChecks('exec:cat', undefined, IN_TIME)).map((check) => [check.name, check.run()]),
    )
    expect(findings['model price']).toEqual({ status: 'ok', detail: 'not counted in money' })
    const [check] = await modelChecks('exec:false', undefined, IN_TIME)
    expect(await check!.run()).toMatchObject({ status: 'failed', detail: expect.stringMatching(/it said nothing$/) })
  })

  it('that says nothing, when the person has waited enough', async () => {
    const waiting = new AbortController()
    const asked = modelChecks('exec:sleep 60', undefined, { signal: waiting.signal, timeoutMs: 60_000 })
    setTimeout(() => waiting.abort(), 100)
    const [check] = await asked
    expect(await check!.run()).toMatchObject({ status: 'failed', detail: expect.stringContaining('interrupted') })
  })

  it('that cannot be reached', async () => {
    const [check] = await modelChecks('tiny', 'nowhere', IN_TIME)
    expect(await check!.run()).toMatchObject({
      status: 'failed',
      detail: expect.stringContaining('no http or https URL: give one'),
    })
  })
})
