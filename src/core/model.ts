import { z } from 'zod'

/** Who works when: the search alone, the model alone, the model where the search found nothing, or both in turns. */
export const POLICIES = ['search', 'model', 'search-then-model', 'both'] as const
export type Policy = (typeof POLICIES)[number]

/**
 * What the model is told and asked for, from the least to the most; all of them are configurations of one loop. `resample` sees the description
 * only; `failed` also that tests fail; then each adds to the one before: the error's text, a trace, causes, lessons; `full` has all agents.
 * `tracecoder` and `micro` do as the two programs of these names do.
 */
export const ARMS = ['resample', 'failed', 'error', 'trace', 'causes', 'lessons', 'full', 'tracecoder', 'micro'] as const
export type Arm = (typeof ARMS)[number]

/** US dollars for a million tokens. */
export const Price = z.strictObject({ input: z.number().nonnegative(), output: z.number().nonnegative() })
export type Price = z.output<typeof Price>

/** How a model takes part in a repair. All of it goes to the trajectory; a key is no part of it. */
export const ModelUse = z.strictObject({
  name: z.string().min(1).describe('as the endpoint knows it, or exec:COMMAND, or scripted:FILE'),
  baseUrl: z.string().nullable().default(null).describe("where the API is; null: OpenAI's, or as the environment says"),
  policy: z.enum(POLICIES).default('search-then-model').describe('who works'),
  arm: z.enum(ARMS).default('full').describe('what the model is told and asked'),
  samples: z.int().min(1).max(16).default(1).describe('answers asked for at once where a patch is wanted'),
  contextTokens: z.int().min(3_000).default(16_000).describe('tokens that a prompt and its answer have together'),
  callTimeMs: z.int().positive().default(120_000).describe('wall time for one call, milliseconds'),
  price: Price.nullable()
    .default(null)
    .describe('US dollars for a million tokens, as {"input": 0.4, "output": 1.6}; null: as in the table of known prices'),
})
export type ModelUse = z.output<typeof ModelUse>

/** One question to a model. `input` holds fields of data only; nothing in it is an instruction. */
export interface ModelRequest {
  /** The agent and the version of its prompt, such as `analysis@1`. */
  readonly prompt: string
  readonly instructions: string
  readonly input: string
  /** JSON schema of the answer; `null` where it is text. */
  readonly schema: Readonly<Record<string, unknown>> | null
  readonly maxOutputTokens: number
  /** `null` leaves it to the model. */
  readonly temperature: number | null
  readonly seed: number
  /** The same for the same question of the same run: an endpoint that knows such keys answers again and is paid once. */
  readonly idempotencyKey: string
}

/** As the endpoint counted them. */
export interface TokenCount {
  readonly input: number
  readonly output: number
}

/** What can go wrong between here and the model. `schema` is an answer of another shape than the API's. */
export const WIRE_FAULTS = [
  'rate-limited',
  'server-error',
  'timed-out',
  'connection',
  'malformed',
  'schema',
  'too-large',
  'unauthorized',
  'rejected',
  'interrupted',
  'cassette-miss',
] as const
export type WireFault = (typeof WIRE_FAULTS)[number]

/** What came back. Texts are the model's: data. `usage` is null where the endpoint tells none, or one that cannot be. */
export type ModelReply =
  | {
      readonly status: 'answered'
      readonly text: string
      /** `length`: it was cut off where its tokens ended. */
      readonly finish: 'stop' | 'length'
      readonly usage: TokenCount | null
    }
  | { readonly status: 'refused'; readonly text: string; readonly usage: TokenCount | null }
  | {
      readonly status: 'failed'
      readonly fault: WireFault
      /** For people; holds no key. */
      readonly detail: string
      /** How long the endpoint asks to wait before the next try; null where it does not say. */
      readonly retryAfterMs: number | null
      /** Whether the endpoint may have worked, and be paid, for it. */
      readonly mayCost: boolean
    }

export interface CallOptions {
  readonly signal: AbortSignal
  /** Wall time for all of it, the answer's last byte included. */
  readonly timeoutMs: number
}

/** Anything that answers a prompt. Tries once; whatever goes wrong is a value. */
export interface LanguageModel {
  readonly name: string
  /** What it is known to cost; null where that is not known. */
  readonly price: Price | null
  complete(request: ModelRequest, options: CallOptions): Promise<ModelReply>
  close(): Promise<void>
}

/** What a call used, as it is accounted. `estimate` where the endpoint told nothing that can be believed. */
export interface CallUsage extends TokenCount {
  readonly source: 'server' | 'estimate' | 'none'
  readonly usd: number
}

/** Written before a call leaves: a run that is killed while it waits may have to pay for it. */
export interface CallStartRecord {
  readonly kind: 'call-start'
  readonly key: string
  readonly reserved: CallUsage
}

/** An answer that could not be used, and why: `key` is its call's. */
export interface RefusedAnswerRecord {
  readonly kind: 'answer-refused'
  readonly key: string
  readonly prompt: string
  readonly problem: string
}

/** One call: the question, each try that failed, and how it ended. */
export interface CallRecord {
  readonly kind: 'call'
  readonly key: string
  readonly prompt: string
  readonly instructions: string
  readonly input: string
  readonly maxOutputTokens: number
  readonly failedTries: readonly string[]
  readonly reply: ModelReply
  readonly usage: CallUsage
  readonly elapsedMs: number
}
