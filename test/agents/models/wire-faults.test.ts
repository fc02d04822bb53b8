import { describe, expect, it } from 'vitest'
import type { ModelReply } from '#core'
import type { Behaviour } from '../../helpers/model-server.ts'
import { against, APIS, ask, KEY } from './ask.ts'

type Failed = Extract<ModelReply, { readonly status: 'failed' }>

interface Row {
  readonly what: string
  readonly behaviour: Behaviour
  readonly fault: Failed['fault']
  readonly mayCost: boolean
  readonly retryAfterMs?: number
  readonly detail?: RegExp
}

const error = (status: number, message = 'try later', headers: Record<string, string> = {}): Behaviour => {
  return { kind: 'error', status, message, headers }
}

const FAULTS: readonly Row[] = [
  { what: '429', behaviour: error(429), fault: 'rate-limited', mayCost: false, detail: /429 try later/ },
  {
    what: '429 with retry-after in seconds',
    behaviour: error(429, 'slow down', { 'retry-after': '3' }),
    fault: 'rate-limited',
    mayCost: false,
    retryAfterMs: 3_000,
  },
  {
    what: '429 with retry-after in milliseconds',
    behaviour: error(429, 'slow down', { 'retry-after': '3', 'retry-after-ms': '250' }),
    fault: 'rate-limited',
    mayCost: false,
    retryAfterMs: 250,
  },
  {
    what: '429 with a retry-after that is none',
    behaviour: error(429, 'slow down', { 'retry-after': 'soon' }),
    fault: 'rate-limited',
    mayCost: false,
  },
  {
    what: '429 of an empty account',
    behaviour: { kind: 'raw', status: 429, body: '{"error": {"message": "no quota", "code": "insufficient_quota"}}' },
    fault: 'rejected',
    mayCost: false,
  },
  { what: '500', behaviour: error(500), fault: 'server-error', mayCost: false },
  {
    what: '503 with retry-after',
    behaviour: error(503, 'busy', { 'retry-after': '1' }),
    fault: 'server-error',
    mayCost: false,
    retryAfterMs: 1_000,
  },
  { what: '504 of a proxy', behaviour: error(504), fault: 'timed-out', mayCost: true },
  {
    what: '502 with HTML',
    behaviour: { kind: 'raw', status: 502, body: '<h1>Bad gateway</h1>', type: 'text/html' },
    fault: 'server-error',
    mayCost: false,
  },
  {
    what: '401',
    behaviour: error(401, `Incorrect API key provided: ${KEY}.`),
    fault: 'unauthorized',
    mayCost: false,
    detail: /provided: \[redacted]/,
  },
  { what: '403', behaviour: error(403), fault: 'unauthorized', mayCost: false },
  {
    what: '404',
    behaviour: error(404, 'no model of that name'),
    fault: 'rejected',
    mayCost: false,
    detail: /no model of that name/,
  },
  {
    what: 'a redirection',
    behaviour: error(307, 'over there', { location: 'http://127.0.0.1:9/v1' }),
    fault: 'rejected',
    mayCost: false,
  },
  {
    what: 'a connection reset inside of the answer',
    behaviour: { kind: 'reset' },
    fault: 'connection',
    mayCost: true,
    detail: /inside of the answer/,
  },
  {
    what: 'a connection closed before the answer',
    behaviour: { kind: 'hang-up' },
    fault: 'connection',
    mayCost: true,
    detail: /before the answer/,
  },
  { what: 'malformed JSON', behaviour: { kind: 'malformed' }, fault: 'malformed', mayCost: true },
  { what: 'HTML in place of JSON', behaviour: { kind: 'html' }, fault: 'malformed', mayCost: true },
  { what: 'nothing in place of JSON', behaviour: { kind: 'raw', status: 204, body: '' }, fault: 'malformed', mayCost: true },
  { what: 'another shape', behaviour: { kind: 'wrong-shape' }, fault: 'schema', mayCost: true, detail: /at (choices|output)/ },
  { what: 'JSON that is no object', behaviour: { kind: 'raw', body: 'null' }, fault: 'schema', mayCost: true },
  { what: 'a huge answer', behaviour: { kind: 'huge', bytes: 3_000_000 }, fault: 'too-large', mayCost: true },
  {
    what: 'a huge refusal',
    behaviour: { kind: 'raw', status: 500, body: 'x'.repeat(3_000_000) },
    fault: 'too-large',
    mayCost: false,
  },
]

/** These end by the deadline alone. */
const LATE: readonly Behaviour[] = [{ kind: 'silence' }, { kind: 'drip' }]

describe.each(APIS)('faults of the wire, %s', (api) => {
  it.each(FAULTS)('$what', async ({ behaviour, fault, mayCost, retryAfterMs = null, detail = /./ }) => {
    await against(
      () => behaviour,
      { api },
      async (model, server) => {
        expect(await ask(model)).toEqual({
          status: 'failed',
          fault,
          mayCost,
          retryAfterMs,
          detail: expect.stringMatching(detail),
        })
        expect(server.requests).toHaveLength(1)
      },
    )
  })

  it.each(LATE)('ends at the deadline: $kind', async (behaviour) => {
    await against(
      () => behaviour,
      { api },
      async (model) => {
        expect(await ask(model, {}, { timeoutMs: 250 })).toMatchObject({ status: 'failed', fault: 'timed-out', mayCost: true })
      },
    )
  })

  it.each(LATE)('ends when it is interrupted: $kind', async (behaviour) => {
    const interrupt = new AbortController()
    const interrupting = (): Behaviour => {
      setTimeout(() => interrupt.abort(), 50)
      return behaviour
    }
    await against(interrupting, { api }, async (model) => {
      const reply = await ask(model, {}, { signal: interrupt.signal })
      expect(reply).toMatchObject({ status: 'failed', fault: 'interrupted', mayCost: true })
    })
  })

  it('asks nothing once it was interrupted', async () => {
    await against(
      () => 'late',
      { api },
      async (model, server) => {
        expect(await ask(model, {}, { signal: AbortSignal.abort() })).toMatchObject({ fault: 'interrupted', mayCost: false })
        expect(server.requests).toEqual([])
      },
    )
  })

  it('nobody listens', async () => {
    await against(
      () => 'gone',
      { api },
      async (model, server) => {
        await server.close()
        expect(await ask(model)).toMatchObject({ status: 'failed', fault: 'connection', mayCost: false })
      },
    )
  })

  it('a server that shows the key in its answer and its errors', async () => {
    const showing = [`your key is ${KEY}`, error(400, `bad key ${KEY} in Bearer ${KEY}`), error(403, KEY)]
    await against(
      ({ index }) => showing[index]!,
      { api },
      async (model) => {
        for (const _ of showing) expect(JSON.stringify(await ask(model))).not.toContain(KEY)
      },
    )
  })
})

it('an answer that failed at the endpoint, responses', async () => {
  const body = JSON.stringify({ status: 'failed', output: [], error: { code: 'server_error', message: 'out of memory' } })
  await against(
    () => ({ kind: 'raw', body }),
    { api: 'responses' },
    async (model) => {
      expect(await ask(model)).toMatchObject({
        fault: 'server-error',
        mayCost: true,
        detail: expect.stringContaining('out of memory'),
      })
    },
  )
})
