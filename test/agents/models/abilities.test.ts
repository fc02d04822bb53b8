import { describe, expect, it } from 'vitest'
import type { Behaviour, ReceivedRequest } from '../../helpers/model-server.ts'
import { against, ask, SCHEMA } from './ask.ts'

/** An endpoint that refuses each request which has one of these parameters, and names it. */
function refusing(complaints: Readonly<Record<string, string>>, status = 400) {
  return ({ body }: ReceivedRequest): Behaviour => {
    const name = Object.keys(complaints).find((parameter) => parameter in body)
    return name === undefined ? 'ok' : { kind: 'error', status, message: complaints[name]! }
  }
}

const REFUSED: readonly (readonly [name: string, complaint: string])[] = [
  ['temperature', "Unsupported parameter: 'temperature' is not supported with this model."],
  ['seed', 'extra inputs are not permitted: seed'],
  ['response_format', "Invalid parameter: 'response_format' of type 'json_schema' is not supported"],
]

describe('an endpoint that takes less than it is asked', () => {
  it.each(REFUSED)('is asked again without %s, and never with it', async (name, complaint) => {
    await against(refusing({ [name]: complaint }), {}, async (model, { requests }) => {
      expect(await ask(model, { schema: SCHEMA })).toMatchObject({ status: 'answered', text: 'ok' })
      const tries = requests.length
      expect(await ask(model, { schema: SCHEMA })).toMatchObject({ status: 'answered', text: 'ok' })
      expect(requests).toHaveLength(tries + 1)
      expect(requests.map(({ body }) => name in body)).toEqual([...Array<boolean>(tries - 1).fill(true), false, false])
    })
  })

  it('may refuse several, one after the other, by 422 as well', async () => {
    await against(refusing(Object.fromEntries(REFUSED), 422), {}, async (model, { requests }) => {
      expect(await ask(model, { schema: SCHEMA })).toMatchObject({ status: 'answered' })
      expect(Object.keys(requests.at(-1)!.body)).toEqual(['model', 'messages', 'max_tokens'])
    })
  })

  it.each([
    [
      'a list of details',
      '{"detail": [{"type": "extra_forbidden", "loc": ["body", "seed"], "msg": "Extra inputs are not permitted"}]}',
    ],
    ['a list of errors', '[{"error": {"code": 400, "message": "Unknown name \\"seed\\": Cannot find field."}}]'],
    ['a plain error', '{"error": "unknown field seed"}'],
    ['no JSON', 'unknown field: seed'],
  ])('may say so by %s', async (_, complaint) => {
    const answer = ({ body }: ReceivedRequest): Behaviour =>
      'seed' in body ? { kind: 'raw', status: 400, body: complaint } : 'ok'
    await against(answer, {}, async (model) => expect(await ask(model)).toMatchObject({ status: 'answered', text: 'ok' }))
  })

  it('gets another key with another body, the same one each time', async () => {
    const run = () =>
      against(refusing({ seed: 'unknown: seed' }), {}, async (model, { requests }) => {
        await ask(model)
        return requests.map(({ idempotencyKey }) => idempotencyKey)
      })
    const keys = await run()
    expect(keys).toEqual(['run-1/call-1', 'run-1/call-1-seed-false'])
    expect(await run()).toEqual(keys)
  })

  it('may call the longest answer by its newer name', async () => {
    const complaint = "'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead."
    await against(refusing({ max_tokens: complaint }), {}, async (model, { requests }) => {
      expect(await ask(model)).toMatchObject({ status: 'answered' })
      expect(requests.at(-1)!.body).toMatchObject({ max_completion_tokens: 200 })
    })
  })

  it('is never asked without a longest answer', async () => {
    await against(refusing({ max_tokens: 'max_tokens is too large: 200' }), {}, async (model, { requests }) => {
      expect(await ask(model)).toMatchObject({ status: 'failed', fault: 'rejected' })
      expect(requests).toHaveLength(1)
    })
  })

  it('is not asked for ever where it takes neither name of the longest answer', async () => {
    const complaint: Behaviour = { kind: 'error', status: 400, message: 'unknown: max_tokens, max_completion_tokens' }
    await against(
      () => complaint,
      {},
      async (model, { requests }) => {
        expect(await ask(model)).toMatchObject({ status: 'failed', fault: 'rejected' })
        expect(requests.flatMap(({ body }) => Object.keys(body).filter((name) => name.startsWith('max_')))).toEqual([
          'max_tokens',
          'max_completion_tokens',
        ])
      },
    )
  })

  it('is not asked again for another complaint', async () => {
    const complaint: Behaviour = { kind: 'error', status: 400, message: 'the context has no room for the prompt' }
    await against(
      () => complaint,
      {},
      async (model, { requests }) => {
        expect(await ask(model, { schema: SCHEMA })).toMatchObject({ status: 'failed', fault: 'rejected' })
        expect(requests).toHaveLength(1)
      },
    )
  })
})
