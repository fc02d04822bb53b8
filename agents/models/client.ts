import type { OpenAI } from 'openai'
import { LONGEST_TIMER_MS } from './deadline.ts'
import type { ResolvedEndpoint } from './endpoint.ts'
import type { Exchange } from './exchange.ts'

const NO_KEY = 'none'

/** The time is kept by `withDeadline`: the SDK's own ends with the headers. Its log would show what is sent. */
export async function createClient({ host, baseUrl, apiKey, azureApiVersion }: ResolvedEndpoint): Promise<OpenAI> {
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

export function fetchBy(exchange: Exchange, signal: AbortSignal): typeof fetch {
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
