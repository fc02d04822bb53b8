import { setTimeout as sleep } from 'node:timers/promises'
import type { CallRecord, CallUsage, Clock, LanguageModel, ModelReply, ModelRequest, StopReason, TrajectoryLog } from '#core'
import type { WireFault } from '#core'
import type { Budget, Reservation } from './budget.ts'
import { estimateTokens } from './input/tokens.ts'

/** A question before its budget is known. */
export interface Question extends Omit<ModelRequest, 'maxOutputTokens' | 'idempotencyKey'> {
  /** Estimate, of instructions and input together. */
  readonly inputTokens: number
  readonly wantedOutputTokens: number
}

/** What calls are made with. */
export interface Line {
  readonly model: LanguageModel
  readonly budget: Budget
  readonly log: TrajectoryLog
  readonly clock: Clock
  readonly signal: AbortSignal
  /** Wall time for one try, milliseconds. */
  readonly callTimeMs: number
  readonly runId: string
}

export interface Called {
  readonly record: CallRecord
  /** Why there was no further try, where one would have been made; else null. */
  readonly spent: StopReason | null
}

/** Faults that do not pass by themselves; and how often a call is tried in all, after others. */
const LASTING: ReadonlySet<WireFault> = new Set(['unauthorized', 'rejected', 'interrupted', 'cassette-miss'])
const TRIES = 3
/** Milliseconds before the second try where the endpoint does not say; doubled for the third. */
const PAUSE_MS = 500
const LONGEST_PAUSE_MS = 60_000

export function mayPass(reply: ModelReply): boolean {
  return reply.status === 'failed' && !LASTING.has(reply.fault)
}

/**
 * Makes a call whose first try is reserved, and tries again where that may help. Each try is reserved, is on disk before it leaves, and counts;
 * the record holds what all of them have used.
 */
export async function call(question: Question, key: string, first: Reservation, line: Line): Promise<Called> {
  const { budget, clock, log } = line
  const began = clock()
  const failedTries: string[] = []
  let used: CallUsage = { input: 0, output: 0, usd: 0, source: 'none' }
  for (let reservation = first; ;) {
    await log.append({ kind: 'call-start', key, reserved: reservation.usage })
    const reply = await tryOnce(question, key, reservation, line)
    used = added(used, settle(question, reservation, reply, budget))
    const isWorthIt = mayPass(reply) && failedTries.length + 1 < TRIES && (await pause(reply, failedTries.length, line))
    const next = isWorthIt ? budget.reserve(question.inputTokens, question.wantedOutputTokens) : null
    if (next?.status === 'reserved') {
      failedTries.push(describe(reply))
      reservation = next
      continue
    }
    const { prompt, instructions, input } = question
    const { maxOutputTokens } = reservation
    const asked = { key, prompt, instructions, input, maxOutputTokens, failedTries }
    return { record: { kind: 'call', ...asked, reply, usage: used, elapsedMs: clock() - began }, spent: next?.reason ?? null }
  }
}

async function tryOnce(question: Question, key: string, { maxOutputTokens }: Reservation, line: Line): Promise<ModelReply> {
  const { prompt, instructions, input, schema, temperature, seed } = question
  const idempotencyKey = `${line.runId}-${key}`
  const request = { prompt, instructions, input, schema, maxOutputTokens, temperature, seed, idempotencyKey }
  try {
    return await line.model.complete(request, { signal: line.signal, timeoutMs: line.callTimeMs })
  } catch (error) {
    // A model of somebody else's may not know that it never throws.
    const detail = error instanceof Error ? error.message : String(error)
    return { status: 'failed', fault: 'rejected', detail, retryAfterMs: null, mayCost: true }
  }
}

function settle({ inputTokens }: Question, reservation: Reservation, reply: ModelReply, budget: Budget): CallUsage {
  if (reply.status === 'failed') return budget.settle(reservation, null, !reply.mayCost)
  return budget.settle(reservation, reply.usage, false, { input: inputTokens, output: estimateTokens(reply.text) })
}

/** Where a part of it is an estimate, all of it is. */
function added(a: CallUsage, b: CallUsage): CallUsage {
  const source = a.source === 'estimate' || b.source === 'none' ? a.source : b.source
  return { input: a.input + b.input, output: a.output + b.output, usd: a.usd + b.usd, source }
}

/** Waits as long as the endpoint asks, or ever longer; `false` where there is not so much time. */
async function pause(reply: ModelReply, failed: number, { signal }: Line): Promise<boolean> {
  const asked = reply.status === 'failed' ? reply.retryAfterMs : null
  const ms = asked ?? PAUSE_MS * 2 ** failed
  if (ms > LONGEST_PAUSE_MS) return false
  return sleep(ms, true, { signal }).catch(() => false)
}

export function describe(reply: ModelReply): string {
  return reply.status === 'failed' ? `${reply.fault}: ${reply.detail}` : reply.status
}
