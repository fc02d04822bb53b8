import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { TracemendError, type Embedder, type FailureSignature, type WireFault } from '#core'
import { createClient, fetchBy } from './client.ts'
import { withDeadline } from './deadline.ts'
import { type Endpoint, resolveEndpoint } from './endpoint.ts'
import { overHttp } from './exchange.ts'
import { failed, type FailedReply, WireFailure } from './failure.ts'
import { failureOf } from './faults.ts'

const TIMEOUT_MS = 60_000
const TRIES = 3
/** Before the second try where the endpoint does not say; doubled for the third. */
const PAUSE_MS = 500
const LONGEST_PAUSE_MS = 30_000
/** Faults that may pass by themselves. */
const PASSING: ReadonlySet<WireFault> = new Set(['rate-limited', 'server-error', 'timed-out', 'connection'])

/** Texts in one request: the answer has to stay below what is read of one. */
const BATCH = 16
/** Small models take some hundred words, and fail or cut where there are more. */
const MOST_TEXT = 4_000

const Answer = z.object({ data: z.array(z.object({ index: z.int().nonnegative(), embedding: z.array(z.number()) })) })

export interface EmbeddingOptions {
  /** Milliseconds for one try of a request; default a minute. */
  readonly timeoutMs?: number
  readonly signal?: AbortSignal
}

/**
 * An embedder over an OpenAI-compatible `/embeddings`. How long its vectors are is found out by asking once.
 * @throws TracemendError MODEL_INVALID for an endpoint that is none; LESSONS_UNUSABLE, here and from `embed`, where it does not answer as it should
 */
export async function openEmbedder(model: string, asked: Endpoint, options: EmbeddingOptions = {}): Promise<Embedder> {
  const { timeoutMs = TIMEOUT_MS, signal = new AbortController().signal } = options
  const endpoint = resolveEndpoint(asked)
  const client = await createClient(endpoint)
  const { host } = new URL(endpoint.baseUrl)

  async function askOnce(input: readonly string[]): Promise<readonly Float32Array[]> {
    const answer = await withDeadline({ signal, timeoutMs }, async (ending) => {
      const caller = client.withOptions({ fetch: fetchBy(overHttp, ending) })
      const body = { model, input, encoding_format: 'float' }
      const response = await caller.post('/embeddings', { body, signal: ending }).asResponse()
      return response.json().catch(() => {
        throw new WireFailure('malformed', 'the answer is no JSON', { mayCost: true })
      })
    })
    return vectorsOf(Answer.parse(answer), input.length)
  }

  async function ask(input: readonly string[]): Promise<readonly Float32Array[]> {
    for (let failures = 0; ; failures++) {
      try {
        return await askOnce(input)
      } catch (error) {
        const reply = failed(failureOf(error), endpoint.apiKey)
        const pause = reply.retryAfterMs ?? PAUSE_MS * 2 ** failures
        if (!PASSING.has(reply.fault) || failures + 1 === TRIES || pause > LONGEST_PAUSE_MS) throw unusable(model, host, reply)
        await sleep(pause, undefined, { signal })
      }
    }
  }

  const [first] = await ask(['loop'])
  const dimensions = first!.length
  return {
    name: `${model}@${host}#${dimensions}`,
    dimensions,
    async embed(signatures) {
      const texts = signatures.map(textOf)
      const vectors: Float32Array[] = []
      for (let at = 0; at < texts.length; at += BATCH) vectors.push(...(await ask(texts.slice(at, at + BATCH))))
      const other = vectors.find(({ length }) => length !== dimensions)
      if (other === undefined) return vectors
      const detail = `a vector of ${other.length} dimensions after ones of ${dimensions}`
      throw unusable(model, host, { fault: 'schema', detail })
    },
  }
}

/** In the order of the texts, each as long as 1. */
function vectorsOf({ data }: z.output<typeof Answer>, count: number): readonly Float32Array[] {
  const byIndex = new Map(data.map(({ index, embedding }) => [index, embedding]))
  return Array.from({ length: count }, (_, index) => {
    const embedding = byIndex.get(index) ?? []
    const length = Math.hypot(...embedding)
    if (Number.isFinite(length) && length > 0) return Float32Array.from(embedding, (value) => value / length)
    throw new WireFailure('schema', `the answer has no vector for text ${index + 1} of ${count}`, { mayCost: true })
  })
}

/** What says most comes first: the rest may be cut off. */
function textOf({ language, ...fields }: FailureSignature): string {
  const { errors, differences, assertions, symptoms, blamed, operators, slice, grams } = fields
  const told = { errors, differences, assertions, symptoms, blamed, operators, slice, grams }
  const lines = Object.entries(told).flatMap(([name, words]) => (words.length === 0 ? [] : [`${name}: ${words.join(', ')}`]))
  return [`language: ${language}`, ...lines].join('\n').slice(0, MOST_TEXT)
}

function unusable(model: string, host: string, { fault, detail }: Pick<FailedReply, 'fault' | 'detail'>): TracemendError {
  return new TracemendError(
    'LESSONS_UNUSABLE',
    `embeddings of ${model} at ${host}: ${fault}: ${detail}`,
    'look at --embeddings, --base-url and the key; without --embeddings no model is needed, in a store of its own',
  )
}
