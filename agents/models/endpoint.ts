import type { Abilities } from './abilities.ts'
import type { CassetteUse } from './cassette/cassette.ts'
import { invalid } from './invalid.ts'
import { withoutKey } from './redact.ts'

export type Api = 'responses' | 'chat'

/** Where a model is, and how it is spoken to. Every part has a default. */
export interface Endpoint {
  /** Default: OpenAI's own. */
  readonly baseUrl?: string
  readonly apiKey?: string
  /** Default: the Responses API on OpenAI and Azure, chat completions everywhere else. */
  readonly api?: Api
  /** For Azure's older paths, such as `2025-03-01-preview`; without it, its `/openai/v1`. */
  readonly azureApiVersion?: string
  readonly cassette?: CassetteUse
}

/** An endpoint with nothing left open. */
export interface ResolvedEndpoint {
  readonly host: 'openai' | 'azure' | 'other'
  readonly baseUrl: string
  readonly apiKey: string | null
  readonly api: Api
  readonly azureApiVersion: string | null
  readonly cassette: CassetteUse | null
  /** What it is thought to take before it is asked. */
  readonly abilities: Abilities
}

const OPENAI = 'https://api.openai.com/v1'

type Environment = Readonly<Record<string, string | undefined>>

/** The endpoint that the usual variables name. A `baseUrl` that was given otherwise wins over theirs. */
export function endpointFromEnvironment(env: Environment, baseUrl?: string): Endpoint {
  const set = (name: string) => env[name]?.trim() || undefined
  const url = baseUrl ?? set('OPENAI_BASE_URL') ?? set('AZURE_OPENAI_ENDPOINT')
  const onAzure = url !== undefined && URL.canParse(url) && hostOf(new URL(url)) === 'azure'
  const apiKey = (onAzure ? set('AZURE_OPENAI_API_KEY') : undefined) ?? set('OPENAI_API_KEY')
  const azureApiVersion = onAzure ? set('OPENAI_API_VERSION') : undefined
  return {
    ...(url === undefined ? {} : { baseUrl: url }),
    ...(apiKey === undefined ? {} : { apiKey }),
    ...(azureApiVersion === undefined ? {} : { azureApiVersion }),
  }
}

/** Fills in what is left open. Throws `MODEL_INVALID` for what cannot be reached or used. */
export function resolveEndpoint(endpoint: Endpoint): ResolvedEndpoint {
  const url = readUrl(endpoint.baseUrl ?? OPENAI)
  const host = hostOf(url)
  const api = endpoint.api ?? (host === 'other' ? 'chat' : 'responses')
  const azureApiVersion = host === 'azure' ? (endpoint.azureApiVersion ?? null) : null
  const apiKey = keyOf(endpoint, host)
  // Addresses are written down with a run.
  if (apiKey !== null && withoutKey(url.pathname, apiKey) !== url.pathname) {
    throw invalid(`the base URL of ${url.host} holds the key`, 'give the URL without it; the key is sent in a header')
  }
  const lengthName = host === 'other' ? 'max_tokens' : 'max_completion_tokens'
  return {
    host,
    baseUrl: url.origin + pathOf(url, host, azureApiVersion),
    apiKey,
    api,
    azureApiVersion,
    cassette: endpoint.cassette ?? null,
    abilities: { schema: 'strict', temperature: true, seed: api === 'chat', lengthName },
  }
}

function hostOf({ hostname }: URL): ResolvedEndpoint['host'] {
  if (hostname === 'api.openai.com') return 'openai'
  return hostname.endsWith('.openai.azure.com') ? 'azure' : 'other'
}

function readUrl(text: string): URL {
  const url = URL.canParse(text.trim()) ? new URL(text.trim()) : null
  if (url === null || !/^https?:$/.test(url.protocol)) {
    throw invalid('the base URL is no http or https URL', 'give one like http://localhost:11434/v1')
  }
  // None of it is shown: what stands there may be a key.
  if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '') {
    throw invalid(
      `the base URL of ${url.host} has a user, a password, a query or a fragment`,
      'give the URL alone; keys belong into OPENAI_API_KEY, the version of Azure into OPENAI_API_VERSION',
    )
  }
  return url
}

/** Without slashes at its end. The path of an API itself is cut off; a host alone gets the path that all these servers have. */
function pathOf({ pathname }: URL, host: ResolvedEndpoint['host'], azureApiVersion: string | null): string {
  const path = pathname.replace(/\/+$/, '').replace(/\/(chat\/completions|responses)$/, '')
  if (host === 'azure' && (path === '' || path === '/openai')) return azureApiVersion === null ? '/openai/v1' : '/openai'
  return path === '' ? '/v1' : path
}

function keyOf({ apiKey, cassette }: Endpoint, host: ResolvedEndpoint['host']): string | null {
  const key = apiKey?.trim() ?? ''
  if (key === '') {
    if (host === 'other' || cassette?.mode === 'replay') return null
    const name = host === 'azure' ? 'AZURE_OPENAI_API_KEY' : 'OPENAI_API_KEY'
    throw invalid('the model needs a key, and there is none', `set ${name}, or --base-url for a model that needs no key`)
  }
  if (!/^[\x21-\x7e]+$/.test(key)) {
    throw invalid('the key has spaces or characters that no key has', 'look at OPENAI_API_KEY: is all of it the key?')
  }
  return key
}
