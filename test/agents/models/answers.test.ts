import { describe, expect, it } from 'vitest'
import type { ModelRequest } from '#core'
import type { Behaviour, ToldUsage } from '../../helpers/model-server.ts'
import { against, APIS, ask, KEY, SCHEMA } from './ask.ts'

const RIGHT = { input: 11, output: 2 }

const ANSWERS: readonly (readonly [what: string, behaviour: Behaviour, reply: object])[] = [
  ['a text', 'an error', { status: 'answered', text: 'an error', finish: 'stop', usage: RIGHT }],
  ['nothing', '', { status: 'answered', text: '', finish: 'stop', usage: { input: 11, output: 0 } }],
  ['one cut off', { kind: 'answer', text: 'an error', finish: 'length' }, { status: 'answered', finish: 'length', usage: RIGHT }],
  ['a refusal', { kind: 'refusal', text: 'I cannot' }, { status: 'refused', text: 'I cannot', usage: RIGHT }],
  ['a filtered one', { kind: 'answer', text: 'partly', finish: 'content_filter' }, { status: 'refused', text: 'partly' }],
  ['thoughts before it', '<think>let me\nsee</think>\n\nan error', { status: 'answered', text: 'an error' }],
  ['thoughts whose beginning is left out', 'let me\nsee</think>\n\nan error', { status: 'answered', text: 'an error' }],
  [
    'thoughts without end',
    { kind: 'answer', text: '<think>let me', finish: 'length' },
    { status: 'answered', text: '', finish: 'length' },
  ],
]

const USAGES: readonly (readonly [what: string, told: ToldUsage])[] = [
  ['missing', 'missing'],
  ['negative', { input: -1, output: 5 }],
  ['a fraction', { input: 1.5, output: 5 }],
  ['a text', { input: '11', output: '2' }],
  ['half of it missing', { input: 11, output: undefined }],
  ['absurdly many tokens of output', { input: 11, output: 1e9 }],
  ['more tokens of input than it has bytes', { input: 1e9, output: 2 }],
  ['no input, though there is a prompt', { input: 0, output: 2 }],
  ['no output, though there is an answer', { input: 11, output: 0 }],
]

describe.each(APIS)('answers, %s', (api) => {
  it.each(ANSWERS)('%s', async (_, behaviour, reply) => {
    await against(
      () => behaviour,
      { api },
      async (model) => expect(await ask(model)).toMatchObject(reply),
    )
  })

  it.each(USAGES)('usage that cannot be is none: %s', async (_, usage) => {
    await against(
      () => ({ kind: 'answer', text: 'an error', usage }),
      { api },
      async (model) => {
        expect(await ask(model)).toEqual({ status: 'answered', text: 'an error', finish: 'stop', usage: null })
      },
    )
  })

  it('sends key and idempotency key as headers, and tries once', async () => {
    await against(
      () => 'ok',
      { api },
      async (model, { requests }) => {
        await ask(model)
        expect(requests).toHaveLength(1)
        expect(requests[0]).toMatchObject({ api, idempotencyKey: 'run-1/call-1', instructions: 'Say what is wrong.' })
        expect(requests[0]!.headers['authorization']).toBe(`Bearer ${KEY}`)
        expect(JSON.stringify(requests[0]!.body)).not.toContain(KEY)
      },
    )
  })
})

describe('what is asked', () => {
  const bodyOf = (api: (typeof APIS)[number], request: Partial<ModelRequest>) =>
    against(
      () => 'ok',
      { api },
      async (model, { requests }) => {
        await ask(model, request)
        return requests[0]!.body
      },
    )

  it('by the Responses API keeps nothing at the endpoint', async () => {
    expect(await bodyOf('responses', { schema: SCHEMA })).toEqual({
      model: 'tiny',
      instructions: 'Say what is wrong.',
      input: '<program>1 - 1</program>',
      max_output_tokens: 200,
      store: false,
      temperature: 0.5,
      text: { format: { type: 'json_schema', name: 'answer', schema: SCHEMA, strict: true } },
    })
  })

  it('by chat completions', async () => {
    expect(await bodyOf('chat', { schema: SCHEMA })).toEqual({
      model: 'tiny',
      messages: [
        { role: 'system', content: 'Say what is wrong.' },
        { role: 'user', content: '<program>1 - 1</program>' },
      ],
      max_tokens: 200,
      temperature: 0.5,
      seed: 7,
      response_format: { type: 'json_schema', json_schema: { name: 'answer', schema: SCHEMA, strict: true } },
    })
  })

  it('leaves temperature and schema out where there is none', async () => {
    const body = await bodyOf('chat', { temperature: null })
    expect(Object.keys(body)).toEqual(['model', 'messages', 'max_tokens', 'seed'])
  })

  it('calls a schema strict only where all of it can be enforced', async () => {
    const open = { ...SCHEMA, required: [] }
    const body = await bodyOf('chat', { schema: open })
    expect(body['response_format']).toMatchObject({ json_schema: { strict: false, schema: open } })
  })
})
