import { applyEdits, failedIds, oneLine, type Candidate, type CheckedExample, type Edit, type JudgedCandidate } from '#core'
import type { ModelUse, RepairAgent, RepairContext, SourceFile } from '#core'
import { gain } from '../../partials.ts'
import { refusal } from '../../refusal.ts'
import { isPlausible } from '../../steps.ts'
import { astKey } from './answers/ast-key.ts'
import { editsBetween } from './answers/placing/text-edits.ts'
import type { ArmConfig } from './arms.ts'
import type { Attempt } from './attempt.ts'
import type { Desk } from './desk.ts'

export interface WorkOptions {
  readonly desk: Desk
  readonly use: ModelUse
  readonly arm: ArmConfig
  /** Mends what a patch nearly solves. */
  readonly search: RepairAgent
}

/** A patch as it is placed in a text of the program. */
export interface Proposal {
  readonly plan: string
  /** Relative to the text that it was written for. */
  readonly edits: readonly Edit[]
}

export type Proposing<R = void> = AsyncGenerator<readonly Candidate[], R, readonly JudgedCandidate[]>

const LONGEST_PLAN = 200

/** What passes the judge's own rules and is refused all the same. */
const TYPES = 'brings a type error that the program did not have'

/**
 * What one agent's work on a program has come to: its attempts, the text that the next one starts from, and whether anything new still comes.
 * It never decides what is kept: that is the judge's.
 */
export class Work {
  context: RepairContext
  readonly options: WorkOptions
  readonly attempts: Attempt[] = []
  readonly doubts: CheckedExample[] = []
  /** The text that the next patch is written for: the best so far, or the program itself. */
  base: SourceFile
  stalledFor = 0
  hasRestarted = false
  readonly #keys = new Set<string>()
  readonly #behaviours = new Set<number>()
  #baseGain = 0
  #nextId = 0

  constructor(context: RepairContext, options: WorkOptions) {
    this.context = context
    this.options = options
    this.base = context.task.source
    this.#keys.add(this.#keyOf(this.base.text))
  }

  /** Localises the fault by all signals, where there is more to tell than has been asked for up to now. */
  async lookClosely(): Promise<void> {
    this.context = { ...this.context, ...(await this.context.localise()) }
  }

  /** A seed for the next question; every question of the run has its own. */
  nextSeed(): number {
    return this.context.seed + 100 * this.options.desk.nextQuestion()
  }

  /** Has patches judged, learns what came of them, and chooses what the next one starts from. */
  async *try(proposals: readonly Proposal[]): Proposing<readonly Attempt[]> {
    const { source } = this.context.task
    const candidates = proposals.flatMap((proposal) => this.#candidateOf(proposal) ?? [])
    if (candidates.length === 0) {
      this.stalledFor += 1
      return []
    }
    const judged = yield candidates
    // Judging may end with the first that passes everything: the others may come again.
    for (const { edits } of candidates.slice(judged.length)) this.#keys.delete(this.#keyOf(applyEdits(source.text, edits)))
    const attempts: Attempt[] = []
    for (const candidate of judged) attempts.push(await this.#attemptOf(candidate))
    this.attempts.push(...attempts)
    const isNew = attempts.map((attempt) => this.#learn(attempt))
    this.stalledFor = isNew.some(Boolean) ? 0 : this.stalledFor + 1
    return attempts
  }

  /** Forgets what it started from: the next patch is written from the description alone. */
  restart(): void {
    this.hasRestarted = true
    this.stalledFor = 0
    this.base = this.context.task.source
    this.#baseGain = 0
  }

  /** A reviewer has shown what an attempt that passes all tests does wrong. */
  object(attempt: Attempt, doubt: CheckedExample): void {
    if (!this.doubts.some(({ call, expected }) => call === doubt.call && expected === doubt.expected)) this.doubts.push(doubt)
    this.context.doubt(attempt.candidate, doubt)
    this.attempts.splice(this.attempts.indexOf(attempt), 1, { ...attempt, doubt })
  }

  /** Whether the candidate passes everything, as far as is known. */
  isPlausible(candidate: JudgedCandidate): boolean {
    return isPlausible(candidate, failedIds(this.context.baseline).length)
  }

  /** Whether another attempt may be made; where there were enough of them, that is the end of it. */
  mayTry(attempt: number): boolean {
    const { arm, desk } = this.options
    if (attempt > arm.attempts) desk.end('steps')
    return desk.ended === null
  }

  /** `null` for a program that was there before, in other words perhaps: it is not run again. */
  #candidateOf({ plan, edits }: Proposal): Candidate | null {
    const program = applyEdits(this.base.text, edits)
    const key = this.#keyOf(program)
    if (this.#keys.has(key)) return null
    this.#keys.add(key)
    const original = this.context.task.source
    const fromOriginal = this.base.text === original.text ? edits : editsBetween(original.text, program)
    return {
      id: this.#nextId++,
      agent: 'model',
      operators: ['model'],
      edits: fromOriginal,
      explanation: oneLine(plan).slice(0, LONGEST_PLAN),
    }
  }

  async #attemptOf(candidate: JudgedCandidate): Promise<Attempt> {
    const program = applyEdits(this.context.task.source.text, candidate.edits)
    const refused = refusal(candidate, this.context.task)
    if (refused !== null) return { candidate, program, results: null, note: `was not run: it ${refused}`, doubt: null }
    if (candidate.verdict.reason === 'refused') return { candidate, program, results: null, note: TYPES, doubt: null }
    const isTold = this.options.arm.isToldOutcomes && !this.isPlausible(candidate)
    const outcome = isTold ? await this.context.run(program) : null
    if (outcome?.status === 'does-not-load') {
      return { candidate, program, results: null, note: `does not load: ${outcome.fault.message}`, doubt: null }
    }
    return { candidate, program, results: outcome?.tests ?? null, note: '', doubt: null }
  }

  /**
   * Whether the attempt brought something new. A tie is worth going on from if nothing did the same before; what loses tests is not. The loops
   * that we compare with choose by rules of their own, and who is blind goes on from what there was.
   */
  #learn({ candidate, program }: Attempt): boolean {
    const won = candidate.verdict.lost.length > 0 ? -1 : gain(candidate)
    const isNovel = candidate.behaviour !== 0 && !this.#behaviours.has(candidate.behaviour)
    this.#behaviours.add(candidate.behaviour)
    const { strategy, isToldOutcomes } = this.options.arm
    if (strategy !== 'attempts' || !isToldOutcomes) return isNovel
    if (won > this.#baseGain || (won > 0 && won === this.#baseGain && isNovel)) {
      this.base = { ...this.base, text: program }
      this.#baseGain = won
      return true
    }
    return isNovel
  }

  /** The same for texts that differ in words only. */
  #keyOf(text: string): string {
    const parsed = this.context.parse({ ...this.context.task.source, text })
    return parsed.status === 'parsed' ? astKey(parsed.source) : text
  }
}
