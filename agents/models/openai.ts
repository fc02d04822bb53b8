import type { OpenAI } from 'openai'
import type { CallOptions, LanguageModel, ModelReply, ModelRequest } from '#core'
import { type Abilities, refusedBy, used } from './abilities.ts'
import { cassetteOf } from './cassette/open-cassette.ts'
import { chat } from './chat.ts'
import { LONGEST_TIMER_MS, withDeadline } from './deadline.ts'
import type { Dialect } from './dialect.ts'
import { type Endpoint, type ResolvedEndpoint, resolveEndpoint } from './endpoint.ts'
import { type Exchange, overHttp } from './exchange.ts'
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

const NO_KEY = 'none'

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

/** The time is kept by `withDeadline`: the SDK's own ends with the headers. Its log would show what is sent. */
async function createClient({ host, baseUrl, apiKey, azureApiVersion }: ResolvedEndpoint): Promise<OpenAI> {
  const { AzureOpenAI, OpenAI } = await import('openai')
  const common = {
    baseURL: baseUrl,
    apiKey: apiKey ?? NO_KEY,
    maxRetries: 0,
    timeout: LONGEST_TIMER_MS,
    logLevel: 'off',
    adminAPIKey: null,
  } as const
  if (azureApiVersion !== null) return new AzureOpenAI({ ...common, apiVersion: azureApiVersion })
  // Whose account it is, from the environment, is for OpenAI alone.
  const account = host === 'openai' ? {} : { organization: null, project: null }
  return new OpenAI({ ...common, ...account })
}

/** A request with another body is another request: its key says what it does without, and says so again in a resumed run. */
function suffixOf(using: Abilities, all: Abilities): string {
  return Object.entries(using)
    .filter(([name, ability]) => ability !== all[name as keyof Abilities])
    .map(([name, ability]) => `-${name}-${ability}`)
    .join('')
}

function fetchBy(exchange: Exchange, signal: AbortSignal): typeof fetch {
  return async (url, init) => {
    const { method = 'GET', headers, body } = init ?? {}
    const call = { method, url: String(url), headers: new Headers(headers), body: typeof body === 'string' ? body : '' }
    const reply = await exchange(call, signal)
    const { status, headers: kept } = reply
    const isEmpty = status === 204 || status === 205 || status === 304
    return new Response(isEmpty ? null : status < 400 ? reply.body : complaintOf(reply.body), { status, headers: kept })
  }
}

/** A complaint as the SDK reads it: of one in another form than OpenAI's it would tell nothing. */
function complaintOf(body: string): string {
  try {
    const read: unknown = JSON.parse(body)
    if (typeof read === 'object' && read !== null && 'error' in read) return body
  } catch {
    return body
  }
  return JSON.stringify({ error: { message: body } })
}
