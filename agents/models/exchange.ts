import { WireFailure } from './failure.ts'

export interface HttpCall {
  readonly method: string
  readonly url: string
  readonly headers: Headers
  readonly body: string
}

/** A reply, read to its last byte. Only the headers in `KEPT_HEADERS`, in small letters. */
export interface HttpReply {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** Sends a request and reads its reply. Rejects with a `WireFailure`. */
export type Exchange = (call: HttpCall, signal: AbortSignal) => Promise<HttpReply>

export const MAX_REPLY_BYTES = 2_000_000

const KEPT_HEADERS = ['content-type', 'retry-after', 'retry-after-ms', 'x-request-id'] as const

/** Causes that come before a byte of the request has left. */
const NEVER_SENT =
  /ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|EACCES|UND_ERR_CONNECT_TIMEOUT|CERT|SSL|TLS|bad port|SELF_SIGNED|UNABLE_TO/

/** Over the network. A redirection is not followed: it would take the key along. */
export const overHttp: Exchange = async ({ method, url, headers, body }, signal) => {
  const init: RequestInit = { method, headers, body, signal, redirect: 'manual' }
  let response: Response
  try {
    response = await fetch(url, init)
  } catch (error) {
    throw lost(error, 'before the answer', signal)
  }
  const kept = KEPT_HEADERS.flatMap((name) => {
    const value = response.headers.get(name)
    return value === null ? [] : [[name, value] as const]
  })
  return { status: response.status, headers: Object.fromEntries(kept), body: await readBody(response, signal) }
}

async function readBody(response: Response, signal: AbortSignal): Promise<string> {
  const chunks: Uint8Array[] = []
  let size = 0
  try {
    for await (const chunk of response.body ?? []) {
      size += chunk.byteLength
      if (size > MAX_REPLY_BYTES) break
      chunks.push(chunk)
    }
  } catch (error) {
    throw lost(error, 'inside of the answer', signal)
  }
  if (size > MAX_REPLY_BYTES)
    throw new WireFailure('too-large', `the answer has more than ${MAX_REPLY_BYTES} bytes`, { mayCost: response.ok })
  return Buffer.concat(chunks).toString('utf8')
}

function lost(error: unknown, when: string, signal: AbortSignal): WireFailure {
  if (signal.reason instanceof WireFailure) return signal.reason
  const causes = causesOf(error)
  const why = causes.map((cause) => [cause.code, cause.message].filter(Boolean).join(' ')).join(': ')
  if (NEVER_SENT.test(why)) return new WireFailure('connection', `no connection: ${why}`, { mayCost: false })
  const fault = /UND_ERR_(HEADERS|BODY)_TIMEOUT/.test(why) ? 'timed-out' : 'connection'
  return new WireFailure(fault, `the connection broke ${when}: ${why}`, { mayCost: true })
}

/** An error, its cause, that one's cause and so on. */
function causesOf(error: unknown): readonly { readonly code?: string; readonly message: string }[] {
  if (!(error instanceof Error)) return []
  return [error, ...causesOf(error.cause)]
}
