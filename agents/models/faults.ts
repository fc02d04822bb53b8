import { ZodError } from 'zod'
import type { WireFault } from '#core'
import { WireFailure } from './failure.ts'

/** What the SDK's errors for replies with a bad status have; recognised by their parts, so that the SDK stays unloaded here. */
interface StatusError extends Error {
  readonly status: number
  readonly headers?: Headers
  readonly code?: string | null
}

/** Whatever was thrown on the way to an answer, as the failure that it is. */
export function failureOf(error: unknown): WireFailure {
  const known = causes(error).find((cause) => cause instanceof WireFailure)
  if (known !== undefined) return known
  if (error instanceof ZodError) {
    const [issue] = error.issues
    const where = issue === undefined ? '' : ` at ${issue.path.join('.') || 'its top'}: ${issue.message}`
    return new WireFailure('schema', `the answer has another shape than the API's${where}`, { mayCost: true })
  }
  if (isStatusError(error)) return byStatus(error)
  return new WireFailure('rejected', error instanceof Error ? error.message : String(error), { mayCost: true })
}

function byStatus(error: StatusError): WireFailure {
  const retryAfterMs = retryAfter(error.headers)
  const fault = faultOf(error)
  return new WireFailure(fault, error.message, { mayCost: fault === 'timed-out', retryAfterMs })
}

function faultOf({ status, code }: StatusError): WireFault {
  if (status === 401 || status === 403) return 'unauthorized'
  // Waiting does not fill an empty account.
  if (status === 429) return code === 'insufficient_quota' ? 'rejected' : 'rate-limited'
  // Of a proxy or the endpoint itself: the model behind it may have worked.
  if (status === 408 || status === 504) return 'timed-out'
  return status >= 500 ? 'server-error' : 'rejected'
}

/** What `retry-after-ms` or `retry-after` (seconds, or a date) say; `null` where they say nothing that can be. */
export function retryAfter(headers: Headers | undefined, now = Date.now()): number | null {
  const inMs = numberIn(headers?.get('retry-after-ms'))
  if (inMs !== null) return inMs
  const told = headers?.get('retry-after')
  const inSeconds = numberIn(told)
  if (inSeconds !== null) return inSeconds * 1000
  const until = Date.parse(told ?? '') - now
  return Number.isFinite(until) && until > 0 ? until : null
}

function numberIn(text: string | null | undefined): number | null {
  return text !== null && text !== undefined && /^\d+(\.\d+)?$/.test(text.trim()) ? Number(text) : null
}

export function isStatusError(error: unknown): error is StatusError {
  return error instanceof Error && 'status' in error && typeof error.status === 'number'
}

function causes(error: unknown): readonly Error[] {
  return error instanceof Error ? [error, ...causes(error.cause)] : []
}
