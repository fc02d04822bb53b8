import { createHash } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { CallRecord, CallStartRecord, Clock, EventSink, LanguageModel, ModelReport, StopReason } from '#core'
import type { ModelReply, ModelRequest, TrajectoryLog, WireFault } from '#core'
import type { Budget, Reservation } from './budget.ts'
import { estimateTokens } from './prompts/tokens.ts'

/** A question before its budget is known. */
export interface Question extends Omit<ModelRequest, 'maxOutputTokens' | 'idempotencyKey'> {
  /** Estimate, of instructions and input together. */
  readonly inputTokens: number
  readonly wantedOutputTokens: number
}

/** `null`: no call may be made any more, or none gets through; `desk.ended` tells why. */
export type Asked = Exclude<ModelReply, { status: 'failed' }> | null

export interface DeskOptions {
  readonly model: LanguageModel
  readonly budget: Budget
  readonly log: TrajectoryLog
  /** Calls of an earlier part of this run: they are answered from here, and not paid again. */
  readonly recorded: readonly CallRecord[]
  /** Calls that an earlier part of this run began: they may have to be paid. */
  readonly lost: readonly CallStartRecord[]
  readonly emit: EventSink
  readonly clock: Clock
  readonly signal: AbortSignal
  /** Wall time for one try, milliseconds. */
  readonly callTimeMs: number
  readonly runId: string
}

/** Faults that may pass by themselves, and how often a call is tried in all. */
const TRANSIENT: ReadonlySet<WireFault> = new Set([
  'rate-limited',
  'server-error',
  'timed-out',
  'connection',
  'malformed',
  'schema',
  'too-large',
])
const TRIES = 3
/** Milliseconds before the second try where the endpoint does not say; doubled for the third. */
const PAUSE_MS = 500
const LONGEST_PAUSE_MS = 60_000
/** So many calls in a row that come to nothing: the model is not there. */
const DEAD_AFTER = 2

/**
 * Where all questions to a model pass: it holds the budget, tries again where that may help, writes every call down before and after, and
 * answers from an earlier record where there is one. What goes wrong ends a step, never the run.
 */
export class Desk {
  readonly #by: DeskOptions
  readonly #recorded: Map<string, CallRecord>
  readonly #asked = new Map<string, number>()
  readonly #outcomes: Record<string, number> = {}
  readonly #problems: string[] = []
  #dead = 0
  #ended: StopReason | null = null

  constructor(by: DeskOptions) {
    this.#by = by
    const answered = by.recorded.filter(({ reply }) => reply.status !== 'failed')
    this.#recorded = new Map(answered.map((record) => [record.key, record]))
    // What failed is asked again, and what was begun may have to be paid.
    for (const { usage, failedTries, reply } of by.recorded) {
      if (reply.status === 'failed') by.budget.recall(usage, 1 + failedTries.length)
    }
    for (const { reserved } of by.lost) by.budget.recall(reserved)
  }

  /** Why nothing more is asked; `null` while something may be. */
  get ended(): StopReason | null {
    return this.#ended
  }

  /** Says that no more questions come, and why. The first reason stays. */
  end(reason: StopReason): void {
    this.#ended ??= reason
  }

  /** Begins anew, on another text of the program: an agent that had tried enough may try again. */
  reopen(): void {
    if (this.#ended === 'steps' || this.#ended === 'stall') this.#ended = null
  }

  /** Notes an answer that could not be used. */
  refuse(prompt: string, problem: string): void {
    this.#problems.push(`${prompt}: ${problem}`)
    this.#by.emit({ type: 'answer-refused', prompt, problem })
  }

  /** Asks the same once, or several times at once with seeds of their own: replies in order. The budget is held for all of them first. */
  ask(questions: readonly Question[]): Promise<readonly Asked[]> {
    return Promise.all(questions.map((question) => this.#answer(question)))
  }

  report(): ModelReport {
    const { budget, model } = this.#by
    const tokens = { input: budget.input, output: budget.output }
    const { calls, usd, isEstimated } = budget
    return { name: model.name, calls, tokens, usd, isEstimated, outcomes: { ...this.#outcomes }, problems: [...this.#problems] }
  }

  async #answer(question: Question): Promise<Asked> {
    if (this.#ended !== null) return null
    const key = this.#keyOf(question)
    const record = this.#recorded.get(key)
    if (record !== undefined) return this.#replay(record)
    const { budget, emit } = this.#by
    const reservation = budget.reserve(question.inputTokens, question.wantedOutputTokens)
    if (reservation.status === 'spent') return this.#stop(reservation.reason)
    emit({ type: 'call-start', prompt: question.prompt, estimatedTokens: question.inputTokens })
    return this.#call(question, key, reservation)
  }

  #replay(record: CallRecord): Asked {
    // Tries that failed were calls as well.
    this.#by.budget.recall(record.usage, 1 + record.failedTries.length)
    return this.#close(record, true)
  }

  async #call(question: Question, key: string, first: Reservation): Promise<Asked> {
    const { budget, clock, log } = this.#by
    const began = clock()
    const failedTries: string[] = []
    let lost = { input: 0, output: 0, usd: 0 }
    for (let reservation = first; ;) {
      await log.append({ kind: 'call-start', key, reserved: reservation.usage })
      const reply = await this.#try(question, key, reservation)
      const told = reply.status === 'failed' ? null : reply.usage
      const guess = reply.status === 'failed' ? null : { input: question.inputTokens, output: estimateTokens(reply.text) }
      const used = budget.settle(reservation, told, reply.status === 'failed' && !reply.mayCost, guess)
      const isLast = reply.status !== 'failed' || !TRANSIENT.has(reply.fault) || failedTries.length + 1 >= TRIES
      const again = isLast || !(await this.#pause(reply, failedTries.length)) ? null : this.#reserveAgain(question)
      if (again === null) {
        const usage = { ...used, input: used.input + lost.input, output: used.output + lost.output, usd: used.usd + lost.usd }
        const { prompt, instructions, input } = question
        const { maxOutputTokens } = reservation
        const elapsedMs = clock() - began
        const told = {
          kind: 'call',
          key,
          prompt,
          instructions,
          input,
          maxOutputTokens,
          failedTries,
          reply,
          usage,
          elapsedMs,
        } as const
        // Of an interrupted call no end is written: whoever resumes asks again.
        if (reply.status !== 'failed' || reply.fault !== 'interrupted') await log.append(told)
        return this.#close(told, false)
      }
      lost = { input: lost.input + used.input, output: lost.output + used.output, usd: lost.usd + used.usd }
      failedTries.push(describe(reply))
      reservation = again
    }
  }

  #try(question: Question, key: string, { maxOutputTokens }: Reservation): Promise<ModelReply> {
    const { model, signal, callTimeMs, runId } = this.#by
    const { prompt, instructions, input, schema, temperature, seed } = question
    const idempotencyKey = `${runId}-${key}`
    const request = { prompt, instructions, input, schema, maxOutputTokens, temperature, seed, idempotencyKey }
    return model.complete(request, { signal, timeoutMs: callTimeMs })
  }

  #reserveAgain({ inputTokens, wantedOutputTokens }: Question): Reservation | null {
    const reservation = this.#by.budget.reserve(inputTokens, wantedOutputTokens)
    if (reservation.status === 'reserved') return reservation
    this.#stop(reservation.reason)
    return null
  }

  /** Waits as long as the endpoint asks, or ever longer; `false` where there is not so much time. */
  async #pause(reply: ModelReply, failed: number): Promise<boolean> {
    const asked = reply.status === 'failed' ? reply.retryAfterMs : null
    const ms = asked ?? PAUSE_MS * 2 ** failed
    if (ms > LONGEST_PAUSE_MS) return false
    return sleep(ms, true, { signal: this.#by.signal }).catch(() => false)
  }

  #close({ prompt, reply, failedTries }: CallRecord, replayed: boolean): Asked {
    const { budget, emit } = this.#by
    const outcome = reply.status === 'failed' ? reply.fault : reply.status
    this.#outcomes[outcome] = (this.#outcomes[outcome] ?? 0) + 1
    for (const problem of failedTries) this.#problems.push(`${prompt}: ${problem}`)
    const { calls, tokens, usd } = budget
    emit({ type: 'call-end', prompt, outcome, replayed, calls, tokens, usd })
    if (reply.status !== 'failed') {
      this.#dead = 0
      return reply
    }
    this.#problems.push(`${prompt}: ${describe(reply)}`)
    if (!TRANSIENT.has(reply.fault) || ++this.#dead >= DEAD_AFTER) this.#stop('model-failed')
    return null
  }

  #stop(reason: StopReason): null {
    this.end(reason)
    return null
  }

  /** Names the question; asked again it has another key. */
  #keyOf({ prompt, instructions, input, temperature, seed }: Question): string {
    const text = JSON.stringify([prompt, instructions, input, temperature, seed])
    const hash = createHash('sha256').update(text).digest('hex').slice(0, 16)
    const times = (this.#asked.get(hash) ?? 0) + 1
    this.#asked.set(hash, times)
    return `${hash}-${times}`
  }
}

function describe(reply: ModelReply): string {
  return reply.status === 'failed' ? `${reply.fault}: ${reply.detail}` : reply.status
}
