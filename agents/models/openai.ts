import type { CallOptions, LanguageModel, ModelReply, ModelRequest } from '#core'
import { type Abilities, refusedBy, used } from './abilities.ts'
import { cassetteOf } from './cassette/open-cassette.ts'
import { chat } from './chat.ts'
import { createClient, fetchBy } from './client.ts'
import { withDeadline } from './deadline.ts'
import type { Dialect } from './dialect.ts'
import { type Endpoint, type ResolvedEndpoint, resolveEndpoint } from './endpoint.ts'
import { overHttp } from './exchange.ts'
import { failed, WireFailure } from './failure.ts'
import { failureOf, isStatusError } from './faults.ts'
import { knownPrice } from './prices.ts'
import { withoutKey } from './redact.ts'
import { responses } from './responses.ts'

/** A model whose endpoint turns out, call by call, to take less than it was asked. */
export interface HttpModel extends LanguageModel {
  readonly endpoint: ResolvedEndpoint
  readonly abilities: Abilities
}

/** Any endpoint that speaks one of OpenAI's two APIs. */
export async function createOpenAiModel(name: string, asked: Endpoint): Promise<HttpModel> {
  const endpoint = resolveEndpoint(asked)
  const { apiKey } = endpoint
  const cassette = await cassetteOf(endpoint.cassette, overHttp, apiKey)
  const client = await createClient(endpoint)
  const dialect: Dialect = endpoint.api === 'chat' ? chat : responses
  let { abilities } = endpoint

  /** Asks, and again without what the endpoint turns out not to take: it has not worked for a request that it refused. */
  async function ask(request: ModelRequest, signal: AbortSignal): Promise<ModelReply> {
    for (;;) {
      const using = used(abilities, request)
      try {
        const body = dialect.body(name, request, using)
        const key = request.idempotencyKey + suffixOf(using, used(endpoint.abilities, request))
        return dialect.read(await send(body, key, signal), request)
      } catch (error) {
        const isRefusal = isStatusError(error) && (error.status === 400 || error.status === 422)
        const change = isRefusal ? refusedBy(error.message, using, endpoint.abilities) : null
        if (change === null) throw error
        abilities = { ...abilities, ...change }
      }
    }
  }

  async function send(body: object, idempotencyKey: string, signal: AbortSignal): Promise<unknown> {
    const caller = client.withOptions({ fetch: fetchBy(cassette.exchange, signal) })
    const headers = { 'Idempotency-Key': idempotencyKey }
    const response = await caller.post(dialect.path, { body, headers, signal }).asResponse()
    try {
      return await response.json()
    } catch {
      throw new WireFailure('malformed', 'the answer is no JSON', { mayCost: true })
    }
  }

  return {
    name,
    endpoint,
    price: knownPrice(name),
    get abilities() {
      return abilities
    },
    async complete(request: ModelRequest, options: CallOptions): Promise<ModelReply> {
      try {
        const reply = await withDeadline(options, (signal) => ask(request, signal))
        return reply.status === 'failed' ? reply : { ...reply, text: withoutKey(reply.text, apiKey) }
      } catch (error) {
        return failed(failureOf(error), apiKey)
      }
    },
    close: () => cassette.close(),
  }
}

/** A request with another body is another request: its key says what it does without, and says so again in a resumed run. */
function suffixOf(using: Abilities, all: Abilities): string {
  return Object.entries(using)
    .filter(([name, ability]) => ability !== all[name as keyof Abilities])
    .map(([name, ability]) => `-${name}-${ability}`)
    .join('')
}
