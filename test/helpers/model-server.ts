import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A request as the server got it. */
export interface ReceivedRequest {
  readonly api: 'responses' | 'chat' | 'embeddings'
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: Readonly<Record<string, unknown>>
  /** The same in both APIs: what the model is told to do, and the data. */
  readonly instructions: string
  readonly input: string
  readonly idempotencyKey: string | null
  /** Requests before this one. */
  readonly index: number
}

/** Tokens as the server tells them; `right` by the length of the texts. */
export type ToldUsage = 'right' | 'missing' | { readonly input: unknown; readonly output: unknown }

/** What the server does with a request. A plain text is an answer. */
export type Behaviour =
  | string
  | {
      readonly kind: 'answer'
      readonly text: string
      readonly finish?: 'stop' | 'length' | 'content_filter'
      readonly usage?: ToldUsage
    }
  | { readonly kind: 'refusal'; readonly text: string; readonly usage?: ToldUsage }
  | { readonly kind: 'error'; readonly status: number; readonly message?: string; readonly headers?: Record<string, string> }
  /** Any body at all; JSON unless told. Embeddings are told so. */
  | { readonly kind: 'raw'; readonly body: string; readonly status?: number; readonly type?: string }
  | { readonly kind: 'html' | 'malformed' | 'wrong-shape' }
  /** Takes the request and never says anything. */
  | { readonly kind: 'silence' }
  /** Closes the connection in the middle of the body, or before any of it. */
  | { readonly kind: 'reset' | 'hang-up' }
  /** A byte now and then, without end. */
  | { readonly kind: 'drip'; readonly everyMs?: number }
  /** A body of that many bytes, JSON to its end. */
  | { readonly kind: 'huge'; readonly bytes: number }

export type Answer = (request: ReceivedRequest) => Behaviour | Promise<Behaviour>

export interface ModelServer {
  /** With `/v1`, without a slash at its end. */
  readonly baseUrl: string
  readonly requests: readonly ReceivedRequest[]
  close(): Promise<void>
}

/** A model's endpoint on loopback that speaks the Responses API, chat completions and embeddings, and does what `answer` says. */
export async function startModelServer(answer: Answer): Promise<ModelServer> {
  const requests: ReceivedRequest[] = []
  const server = createServer((message, response) => {
    void serve(message, response).catch(() => response.destroy())
  })

  async function serve(message: IncomingMessage, response: ServerResponse): Promise<void> {
    const request = await receive(message, requests.length)
    if (request === null) return json(response, 404, { error: { message: `nothing at ${message.url}` } })
    requests.push(request)
    const behaviour = await answer(request)
    await behave(response, request, typeof behaviour === 'string' ? { kind: 'answer', text: behaviour } : behaviour)
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    baseUrl: `http://127.0.0.1:${port}/v1`,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

async function receive(message: IncomingMessage, index: number): Promise<ReceivedRequest | null> {
  const path = message.url ?? ''
  const apis = { responses: '/responses', chat: '/chat/completions', embeddings: '/embeddings' } as const
  const api = (Object.keys(apis) as (keyof typeof apis)[]).find((name) => path.split('?')[0]!.endsWith(apis[name])) ?? null
  if (api === null || message.method !== 'POST') return null
  const chunks: Buffer[] = []
  for await (const chunk of message) chunks.push(chunk as Buffer)
  const body = JSON.parse(Buffer.concat(chunks).toString('utf8')) as Record<string, unknown>
  const headers = Object.fromEntries(Object.entries(message.headers).map(([name, value]) => [name, String(value)]))
  const said = (role: string) =>
    ((body['messages'] ?? []) as { role: string; content: string }[]).find((part) => part.role === role)?.content ?? ''
  const instructions = api === 'chat' ? said('system') : String(body['instructions'] ?? '')
  const input = api === 'chat' ? said('user') : String(body['input'] ?? '')
  return { api, path, headers, body, instructions, input, idempotencyKey: headers['idempotency-key'] ?? null, index }
}

async function behave(response: ServerResponse, request: ReceivedRequest, behaviour: Exclude<Behaviour, string>): Promise<void> {
  switch (behaviour.kind) {
    case 'answer':
    case 'refusal':
      return json(response, 200, request.api === 'chat' ? chatBody(request, behaviour) : responsesBody(request, behaviour))
    case 'error':
      return json(
        response,
        behaviour.status,
        { error: { message: behaviour.message ?? `status ${behaviour.status}` } },
        behaviour.headers,
      )
    case 'raw':
      return send(response, behaviour.status ?? 200, behaviour.body, { 'content-type': behaviour.type ?? 'application/json' })
    case 'html':
      return send(response, 200, '<!doctype html><title>Sign in</title>', { 'content-type': 'text/html' })
    case 'malformed':
      return send(response, 200, '{"choices": [{"mess', { 'content-type': 'application/json' })
    case 'wrong-shape':
      return json(response, 200, { answer: 42, choices: 'none', output: 'none' })
    case 'silence':
      return
    case 'hang-up':
      response.socket?.destroy()
      return
    case 'reset':
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '5000' })
      await new Promise<void>((resolve) => response.write('{"choices": [', () => resolve()))
      response.socket?.resetAndDestroy()
      return
    case 'drip':
      return drip(response, behaviour.everyMs ?? 20)
    case 'huge':
      return send(response, 200, JSON.stringify({ filler: 'x'.repeat(behaviour.bytes) }), { 'content-type': 'application/json' })
  }
}

function drip(response: ServerResponse, everyMs: number): void {
  response.writeHead(200, { 'content-type': 'application/json' })
  const timer = setInterval(() => response.write(' '), everyMs)
  response.on('close', () => clearInterval(timer))
}

type Said = Extract<Behaviour, { readonly kind: 'answer' | 'refusal' }>

const finishOf = (said: Said) => (said.kind === 'answer' ? (said.finish ?? 'stop') : 'stop')

function chatBody(request: ReceivedRequest, said: Said): unknown {
  const usage = told(request, said)
  return {
    id: `chatcmpl-${request.index}`,
    object: 'chat.completion',
    created: 0,
    model: request.body['model'],
    choices: [
      {
        index: 0,
        message: {
          role: 'assistant',
          content: said.kind === 'refusal' ? null : said.text,
          refusal: said.kind === 'refusal' ? said.text : null,
        },
        finish_reason: finishOf(said),
      },
    ],
    ...(usage === null ? {} : { usage: { prompt_tokens: usage.input, completion_tokens: usage.output } }),
  }
}

function responsesBody(request: ReceivedRequest, said: Said): unknown {
  const usage = told(request, said)
  const finish = finishOf(said)
  return {
    id: `resp_${request.index}`,
    object: 'response',
    created_at: 0,
    model: request.body['model'],
    status: finish === 'stop' ? 'completed' : 'incomplete',
    incomplete_details: finish === 'stop' ? null : { reason: finish === 'length' ? 'max_output_tokens' : finish },
    error: null,
    output: [
      { type: 'reasoning', id: 'rs_0', summary: [] },
      {
        type: 'message',
        role: 'assistant',
        content: [
          said.kind === 'refusal'
            ? { type: 'refusal', refusal: said.text }
            : { type: 'output_text', text: said.text, annotations: [] },
        ],
      },
    ],
    ...(usage === null ? {} : { usage: { input_tokens: usage.input, output_tokens: usage.output } }),
  }
}

function told(request: ReceivedRequest, { usage = 'right', text }: Said): { input: unknown; output: unknown } | null {
  if (usage === 'missing') return null
  if (usage !== 'right') return usage
  return { input: tokensOf(request.instructions + request.input), output: tokensOf(text) }
}

/** As this server counts them. */
export const tokensOf = (text: string): number => Math.ceil(text.length / 4)

function json(response: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}): void {
  send(response, status, JSON.stringify(body), { 'content-type': 'application/json', ...headers })
}

function send(response: ServerResponse, status: number, body: string, headers: Record<string, string>): void {
  response.writeHead(status, headers)
  response.end(body)
}
