import { z } from 'zod'
import { WIRE_FAULTS } from '#core'
import type { HttpReply } from '../exchange.ts'
import { WireFailure } from '../failure.ts'
import { redact } from '../redact.ts'

const Request = z.strictObject({ method: z.string(), url: z.string(), body: z.string() })
export type RecordedRequest = z.output<typeof Request>

const Response = z.strictObject({ status: z.int(), headers: z.record(z.string(), z.string()), body: z.string() })
const Failure = z.strictObject({ fault: z.enum(WIRE_FAULTS), detail: z.string(), mayCost: z.boolean() })

/** One call, a line of the file; `repeat` counts the equal requests before it. Keys and the headers of requests are in none. */
export const Call = z.union([
  z.strictObject({ request: Request, repeat: z.int().nonnegative(), response: Response }),
  z.strictObject({ request: Request, repeat: z.int().nonnegative(), failure: Failure }),
])
export type Call = z.output<typeof Call>

/** How a line begins, also one that was not written to its end. */
export const BEGINNING = '{"request":{"method":"'

/** A request without its host, its headers and what looks like a key: what it is found by. */
export function requestOf(method: string, url: string, body: string, key: string | null): RecordedRequest {
  return { method: method.toUpperCase(), url: new URL(url).pathname, body: redact(body, key) }
}

export const nameOf = (request: RecordedRequest, repeat: number) => `${repeat} ${request.method} ${request.url} ${request.body}`

/** Tells how often it was asked the same before. */
export function counter(): (request: RecordedRequest) => number {
  const seen = new Map<string, number>()
  return (request) => {
    const name = nameOf(request, 0)
    const before = seen.get(name) ?? 0
    seen.set(name, before + 1)
    return before
  }
}

/** What a call gave, live or again: the same. */
export function answerOf(call: Call): HttpReply {
  if ('response' in call) return call.response
  const { fault, detail, mayCost } = call.failure
  throw new WireFailure(fault, detail, { mayCost })
}
