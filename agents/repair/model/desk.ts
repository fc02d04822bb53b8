import { createHash } from 'node:crypto'
import type { CallRecord, CallStartRecord, EventSink, ModelReply, ModelReport, StopReason } from '#core'
import { call, describe, mayPass, type Line, type Question } from './call.ts'

/** `null`: no call may be made any more, or this one came to nothing; `desk.ended` tells whether others may be made. */
export type Asked = Exclude<ModelReply, { status: 'failed' }> | null

export interface DeskOptions extends Line {
  /** Calls of an earlier part of this run: they are answered from here, and not paid again. */
  readonly recorded: readonly CallRecord[]
  /** Calls that an earlier part of this run began: they may have to be paid. */
  readonly lost: readonly CallStartRecord[]
  readonly emit: EventSink
}

/** So many calls in a row that come to nothing: the model is not there. */
const DEAD_AFTER = 2

/**
 * Where all questions to a model pass: it holds the budget, writes every call down, and answers from an earlier record where there is one.
 * What goes wrong ends a step, never the run.
 */
export class Desk {
  readonly #by: DeskOptions
  readonly #recorded: Map<string, CallRecord>
  readonly #asked = new Map<string, number>()
  readonly #outcomes: Record<string, number> = {}
  readonly #problems: string[] = []
  #failedInRow = 0
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
    const { budget, emit, log } = this.#by
    const key = this.#keyOf(question)
    const known = this.#recorded.get(key)
    if (known !== undefined) {
      budget.recall(known.usage, 1 + known.failedTries.length)
      return this.#close(known, true)
    }
    const reservation = budget.reserve(question.inputTokens, question.wantedOutputTokens)
    if (reservation.status === 'spent') {
      this.end(reservation.reason)
      return null
    }
    emit({ type: 'call-start', prompt: question.prompt, estimatedTokens: question.inputTokens })
    const { record, spent } = await call(question, key, reservation, this.#by)
    // Of an interrupted call no end is written: whoever resumes asks again.
    if (record.reply.status !== 'failed' || record.reply.fault !== 'interrupted') await log.append(record)
    if (spent !== null) this.end(spent)
    return this.#close(record, false)
  }

  #close({ prompt, reply, failedTries }: CallRecord, replayed: boolean): Asked {
    const { budget, emit } = this.#by
    const outcome = reply.status === 'failed' ? reply.fault : reply.status
    this.#outcomes[outcome] = (this.#outcomes[outcome] ?? 0) + 1
    for (const problem of failedTries) this.#problems.push(`${prompt}: ${problem}`)
    const { calls, tokens, usd } = budget
    emit({ type: 'call-end', prompt, outcome, replayed, calls, tokens, usd })
    if (reply.status !== 'failed') {
      this.#failedInRow = 0
      return reply
    }
    this.#problems.push(`${prompt}: ${describe(reply)}`)
    if (!mayPass(reply) || ++this.#failedInRow >= DEAD_AFTER) this.end('model-failed')
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
