import { z } from 'zod'
import type { CallOptions, LanguageModel, ModelReply, ModelRequest, Price } from '#core'
import type { Abilities } from './abilities.ts'
import type { Endpoint, ResolvedEndpoint } from './endpoint.ts'
import type { HttpModel } from './openai.ts'
import { openModel } from './open.ts'

/** What one small question showed. */
export interface EndpointReport {
  readonly reply: ModelReply
  /** `null` for models that are not reached over HTTP. */
  readonly http: {
    readonly api: ResolvedEndpoint['api']
    readonly baseUrl: string
    readonly abilities: Abilities
  } | null
  /** Whether the answer was JSON of the shape that was asked for. */
  readonly keepsToSchema: boolean
  readonly price: Price | null
}

const Sum = z.strictObject({ sum: z.int() })

const QUESTION: ModelRequest = {
  prompt: 'probe@1',
  instructions: 'Answer with a JSON object that has one property, "sum": the sum of the two numbers. No other text.',
  input: '{"numbers": [2, 3]}',
  schema: {
    type: 'object',
    properties: { sum: { type: 'integer' } },
    required: ['sum'],
    additionalProperties: false,
  },
  // Room for models that think first.
  maxOutputTokens: 1_000,
  temperature: 0,
  seed: 1,
  idempotencyKey: 'tracemend-probe',
}

/** Asks a model one small question that uses all that we use. Throws `MODEL_INVALID` for what cannot be a model. */
export async function probeEndpoint(name: string, endpoint: Endpoint, options: CallOptions): Promise<EndpointReport> {
  const model = await openModel(name, endpoint)
  try {
    const reply = await model.complete(QUESTION, options)
    return { reply, http: httpOf(model), keepsToSchema: reply.status === 'answered' && isSum(reply.text), price: model.price }
  } finally {
    await model.close()
  }
}

function httpOf(model: LanguageModel): EndpointReport['http'] {
  if (!isHttp(model)) return null
  const { api, baseUrl } = model.endpoint
  return { api, baseUrl, abilities: model.abilities }
}

const isHttp = (model: LanguageModel): model is HttpModel => 'abilities' in model

function isSum(text: string): boolean {
  try {
    return Sum.safeParse(JSON.parse(text)).success
  } catch {
    return false
  }
}
