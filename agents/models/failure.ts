import { type ModelReply, oneLine, type WireFault } from '#core'
import { redactComplaint } from './redact.ts'

export type FailedReply = Extract<ModelReply, { readonly status: 'failed' }>

interface FailureOptions {
  readonly mayCost: boolean
  readonly retryAfterMs?: number | null
}

/** A call that failed, thrown inside of an adapter; outside of it there are only replies. */
export class WireFailure extends Error {
  override readonly name = 'WireFailure'
  readonly fault: WireFault
  readonly mayCost: boolean
  readonly retryAfterMs: number | null

  constructor(fault: WireFault, message: string, { mayCost, retryAfterMs = null }: FailureOptions) {
    super(message)
    this.fault = fault
    this.mayCost = mayCost
    this.retryAfterMs = retryAfterMs
  }
}

const MAX_DETAIL = 300

/** The reply that a failure becomes; its text is one line without keys. */
export function failed({ fault, message, mayCost, retryAfterMs }: WireFailure, key: string | null = null): FailedReply {
  const line = redactComplaint(oneLine(message).trim(), key)
  const detail = line.length > MAX_DETAIL ? `${line.slice(0, MAX_DETAIL)}…` : line
  return { status: 'failed', fault, detail, retryAfterMs, mayCost }
}
