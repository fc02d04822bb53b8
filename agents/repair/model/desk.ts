import { createHash } from 'node:crypto'
import type { CallRecord, CallStartRecord, EventSink, ModelReply, ModelReport, StopReason } from '#core'
import { call, describe, mayPass, type Called, type Line, type Question } from './call.ts'

/** A reply, and the key of its call. */
type Reply = Exclude<ModelReply, { status: 'failed' }> & { readonly key: string }

/** `null`: no call may be made any more, or this one came to nothing; `desk.ended` tells whether others may be made. */
export type Asked = Reply | null

export interface DeskOptions extends Line {
  /** Calls of an earlier part of this run: they are answered from here, and not paid again. */
  readonly recorded: readonly CallRecord[]
  /** Calls that an earlier part of this run began: they may have to be paid. */
  readonly lost: readonly CallStartRecord[]
  readonly emit: EventSink
  /** Outcomes of runs that the model may be told; null: no limit. */
  readonly executions: number | null
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
  #told = 0
  #questions = 0
  #ended: StopReason | null = null

  constructor(by: DeskOptions) {
    this.#by = by
    // All of it is spent, also what is not asked for again.
    for (const { usage, failedTries } of by.recorded) by.budget.recall(usage, 1 + failedTries.length)
    for (const { reserved } of by.lost) by.budget.recall(reserved)
    // What failed last is asked again. What failed before an answer is a part of the way to it.
    const last = by.recorded.findLastIndex(({ reply }) => reply.status !== 'failed')
    const kept = by.recorded.filter(({ reply }, i) => reply.status !== 'failed' || (i < last && mayPass(reply)))
    this.#recorded = new Map(kept.map((record) => [record.key, record]))
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

  /** Whether outcomes of runs may be told at all. */
  get mayTell(): boolean {
    return this.#by.executions !== 0
  }

  /** Whether as many as there are may be told. */
  get mayTellAll(): boolean {
    return this.#by.executions === null
  }

  /** Uses up so many outcomes that are told; `false`, and the end of it, where there are not so many left. */
  tell(outcomes: number): boolean {
    const { executions } = this.#by
    this.#told += outcomes
    if (executions === null || this.#told <= executions) return true
    this.end('executions')
    return false
  }

  /** Numbers the run's questions: each has a seed of its own. */
  nextQuestion(): number {
    return this.#questions++
  }

  /** Notes an answer that could not be used. */
  async refuse(prompt: string, key: string, problem: string): Promise<void> {
    const { emit, log } = this.#by
    this.#problems.push(`${prompt}: ${problem}`)
    emit({ type: 'answer-refused', prompt, problem })
    if (!this.#recorded.has(key)) await log.append({ kind: 'answer-refused', key, prompt, problem })
  }

  /**
   * Asks the same once, or several times at once with seeds of their own: replies in order. The budget is held for all of them first, and what
   * came of them is noted in their order, whichever came first.
   */
  async ask(questions: readonly Question[]): Promise<readonly Asked[]> {
    const called = await Promise.all(questions.map((question) => this.#answer(question)))
    this.#note(called.filter((one) => one !== null))
    return called.map((one) => {
      if (one === null || one.record.reply.status === 'failed') return null
      return { ...one.record.reply, key: one.record.key }
    })
  }

  report(): ModelReport {
    const { budget, model } = this.#by
    const tokens = { input: budget.input, output: budget.output }
    const { calls, usd, isEstimated } = budget
    return { name: model.name, calls, tokens, usd, isEstimated, outcomes: { ...this.#outcomes }, problems: [...this.#problems] }
  }

  async #answer(question: Question): Promise<Called | null> {
    if (this.#ended !== null) return null
    const { budget, emit, log } = this.#by
    const key = this.#keyOf(question)
    const known = this.#recorded.get(key)
    if (known !== undefined) {
      this.#tellEnd(known, true)
      return { record: known, spent: null }
    }
    const reservation = budget.reserve(question.inputTokens, question.wantedOutputTokens)
    if (reservation.status === 'spent') {
      this.end(reservation.reason)
      return null
    }
    emit({ type: 'call-start', prompt: question.prompt, estimatedTokens: question.inputTokens })
    const called = await call(question, key, reservation, this.#by)
    const { reply } = called.record
    // Of an interrupted call no end is written: whoever resumes asks again.
    if (reply.status !== 'failed' || reply.fault !== 'interrupted') await log.append(called.record)
    this.#tellEnd(called.record, false)
    return called
  }

  #tellEnd({ prompt, reply }: CallRecord, replayed: boolean): void {
    const { budget, emit } = this.#by
    const { calls, tokens, usd } = budget
    emit({ type: 'call-end', prompt, outcome: outcomeOf(reply), replayed, calls, tokens, usd })
  }

  #note(called: readonly Called[]): void {
    for (const { record, spent } of called) {
      const { prompt, reply, failedTries } = record
      const outcome = outcomeOf(reply)
      this.#outcomes[outcome] = (this.#outcomes[outcome] ?? 0) + 1
      for (const problem of failedTries) this.#problems.push(`${prompt}: ${problem}`)
      if (reply.status === 'failed') this.#problems.push(`${prompt}: ${describe(reply)}`)
      if (spent !== null) this.end(spent)
    }
    const failed = called.map(({ record }) => record.reply).filter(({ status }) => status === 'failed')
    this.#failedInRow = failed.length < called.length ? 0 : this.#failedInRow + failed.length
    if (failed.some((reply) => !mayPass(reply)) || this.#failedInRow >= DEAD_AFTER) this.end('model-failed')
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

function outcomeOf(reply: ModelReply): string {
  return reply.status === 'failed' ? reply.fault : reply.status
}
