import { type Api, type Endpoint, openModel } from '../../../agents/models/index.ts'
import type { LanguageModel, ModelReply, ModelRequest } from '#core'
import { type Answer, type ModelServer, startModelServer } from '../../helpers/model-server.ts'

export const APIS = ['responses', 'chat'] as const satisfies readonly Api[]
export const KEY = 'sk-test-0123456789abcdef'

export const SCHEMA = {
  type: 'object',
  properties: { cause: { type: 'string' } },
  required: ['cause'],
  additionalProperties: false,
}

const REQUEST: ModelRequest = {
  prompt: 'analysis@1',
  instructions: 'Say what is wrong.',
  input: '<program>1 - 1</program>',
  schema: null,
  maxOutputTokens: 200,
  temperature: 0.5,
  seed: 7,
  idempotencyKey: 'run-1/call-1',
}

interface Asked {
  readonly timeoutMs?: number
  readonly signal?: AbortSignal
}

/** Asks a model, with a request of which only what matters is given. */
export function ask(model: LanguageModel, request: Partial<ModelRequest> = {}, asked: Asked = {}): Promise<ModelReply> {
  const { timeoutMs = 20_000, signal = new AbortController().signal } = asked
  return model.complete({ ...REQUEST, ...request }, { timeoutMs, signal })
}

/** A server that behaves so, and a model at it; both end after the work. */
export async function against<T>(
  answer: Answer,
  endpoint: Endpoint,
  work: (model: LanguageModel, server: ModelServer) => Promise<T>,
): Promise<T> {
  const server = await startModelServer(answer)
  const model = await openModel('tiny', { baseUrl: server.baseUrl, apiKey: KEY, ...endpoint })
  try {
    return await work(model, server)
  } finally {
    await model.close()
    await server.close()
  }
}
