import type { ResponseCreateParamsNonStreaming } from 'openai/resources/responses/responses'
import { z } from 'zod'
import type { ModelReply, ModelRequest } from '#core'
import type { Abilities } from './abilities.ts'
import type { Dialect } from './dialect.ts'
import { WireFailure } from './failure.ts'
import { usageOf } from './usage.ts'
import { withoutThoughts } from './without-thoughts.ts'

const Content = z.object({ type: z.string(), text: z.string().optional(), refusal: z.string().optional() })

/** Items of other types, such as reasoning, say nothing to us. */
const Item = z.object({ type: z.string(), content: z.array(Content).nullish().catch(null) })

const Response = z.object({
  status: z.string().nullish(),
  output: z.array(Item),
  incomplete_details: z.object({ reason: z.string().nullish() }).nullish(),
  error: z.object({ code: z.string().nullish(), message: z.string().nullish() }).nullish(),
  usage: z.object({ input_tokens: z.unknown(), output_tokens: z.unknown() }).nullish().catch(null),
})

/** The Responses API, stateless: nothing is kept at the endpoint, and each question stands by itself. It knows no seed. */
export const responses: Dialect = {
  path: '/responses',

  body(model, { instructions, input, schema, maxOutputTokens, temperature }: ModelRequest, abilities: Abilities) {
    const body: ResponseCreateParamsNonStreaming = {
      model,
      instructions,
      input,
      max_output_tokens: maxOutputTokens,
      store: false,
    }
    if (abilities.temperature) body.temperature = temperature
    if (schema !== null && abilities.schema !== 'none') {
      const strict = abilities.schema === 'strict'
      body.text = { format: { type: 'json_schema', name: 'answer', schema: { ...schema }, strict } }
    }
    return body
  },

  read(body, request): ModelReply {
    const { status, output, incomplete_details: incomplete, error, usage: told } = Response.parse(body)
    if (status === 'failed' || status === 'cancelled') {
      const fault = error?.code === 'rate_limit_exceeded' ? 'rate-limited' : 'server-error'
      throw new WireFailure(fault, `the answer ${status}: ${error?.message ?? 'no reason given'}`, { mayCost: true })
    }
    const parts = output.flatMap((item) => (item.type === 'message' ? (item.content ?? []) : []))
    const text = withoutThoughts(parts.map((part) => (part.type === 'output_text' ? (part.text ?? '') : '')).join(''))
    const refusal = parts.map((part) => (part.type === 'refusal' ? (part.refusal ?? '') : '')).join('')
    const usage = usageOf({ input: told?.input_tokens, output: told?.output_tokens }, request, text)
    const refused = parts.some((part) => part.type === 'refusal') || incomplete?.reason === 'content_filter'
    if (refused) return { status: 'refused', text: refusal === '' ? text : refusal, usage }
    return { status: 'answered', text, finish: incomplete?.reason === 'max_output_tokens' ? 'length' : 'stop', usage }
  },
}
