import { createHash } from 'node:crypto'
import type {
  Candidate,
  InstrumentedSource,
  Intervention,
  LoadFault,
  RepairTask,
  RunOptions,
  RunOutcome,
  SandboxSession,
} from '#core'
import type { ScreenGoal, Screening, TestId } from '#core'
import type { Body } from '../runtime/linker.ts'
import { parseSource } from '../parse.ts'
import type { ExecutableProgram, ExecutableView } from '../program/executable.ts'
import { createView } from '../program/view.ts'
import { layoutFor } from '../trace/layout.ts'
import type { WorkerPool } from './pool.ts'
import type { SessionSetup } from './protocol.ts'
import { RunCopy } from './run-copy.ts'
import { type Probed, readOutcome } from './run-outcome.ts'
import type { RunStop } from './run-stop.ts'
import { type Batches, screenCandidates } from './arrange.ts'
import { BatchScreener, GRACE_MS } from './batch-screener.ts'
import type { Screened } from './screened.ts'
import type { Answer } from './worker-handle.ts'

const DOES_NOT_LOAD: Screening = { status: 'does-not-load', fixed: [], lost: [], nearer: 0, behaviour: 0 }

export class Session implements SandboxSession {
  readonly #task: RepairTask
  readonly #number: number
  readonly #pool: WorkerPool
  readonly #view: ExecutableView | null
  readonly #runTimeMs: number
  readonly #maxSteps: number
  readonly #guards = new Set<TestId>()
  /** Whether programs of this task run in a realm that they cannot change; `null` until the unedited one has shown that it can live there. */
  #frozen: boolean | null = null
  /** How many tests there are, as far as is known: they share the room for a trace's events. */
  #knownTests: number
  /** The last other program, parsed: an instrumented one is run again and again, with one value forced after the other. */
  #last: { readonly text: string; readonly viewed: ReturnType<typeof viewOf> } | null = null
  readonly #screener: BatchScreener
  /** Whether candidates may be compiled together: not where they must be waited for. */
  readonly #hasSchemata: boolean

  constructor(
    task: RepairTask,
    number: number,
    pool: WorkerPool,
    view: ExecutableView | null,
    setup: SessionSetup,
    schemata: boolean,
  ) {
    this.#task = task
    this.#number = number
    this.#pool = pool
    this.#view = view
    this.#runTimeMs = setup.runTimeMs
    this.#maxSteps = setup.maxSteps
    this.#knownTests = setup.suite.sites.length
    this.#screener = new BatchScreener(number, pool, setup.runTimeMs)
    this.#hasSchemata = schemata && !setup.suite.async
  }

  async run(program: string | InstrumentedSource, options: RunOptions): Promise<RunOutcome> {
    const text = typeof program === 'string' ? program : program.text
    const prepared = this.#prepare(text, options.metered === true)
    if (prepared.status === 'does-not-load') return prepared
    if (typeof program !== 'string' && options.intervention !== undefined) {
      return this.#runIn(this.#frozen ?? true, prepared.program, options, null, false, program.points.length)
    }
    const probed =
      typeof program === 'string' ? null : { points: program.points, layout: layoutFor(program.points.length, this.#knownTests) }
    const isOriginal = text === this.#task.source.text
    if (isOriginal && this.#frozen === null) return this.#runOriginal(prepared.program, options)
    return this.#runIn(this.#frozen ?? true, prepared.program, options, probed, isOriginal)
  }

  async screen(candidates: readonly Candidate[], goal: ScreenGoal): Promise<readonly Screening[]> {
    goal.signal?.throwIfAborted()
    const baseline = this.#view?.render([], { metered: true }) ?? null
    if (baseline === null) return candidates.map(() => DOES_NOT_LOAD)
    const screened = await screenCandidates(this.#view!, candidates, this.#inBatches(baseline, goal, null))
    return screened.map((one) => toScreening(one, goal) ?? DOES_NOT_LOAD)
  }

  async intervene(
    program: InstrumentedSource,
    interventions: readonly Intervention[],
    goal: ScreenGoal,
  ): Promise<readonly (Screening | null)[]> {
    goal.signal?.throwIfAborted()
    const prepared = this.#prepare(program.text, true)
    if (prepared.status === 'does-not-load') return interventions.map(() => DOES_NOT_LOAD)
    const trials = interventions.map((intervention) => ({ program: 0, intervention, choices: [] }))
    const { screen } = this.#inBatches(prepared.program, goal, program.points.length)
    const screened = await screen({ programs: [prepared.program], trials, fuel: 'forced' })
    return screened.map((one) => toScreening(one, goal))
  }

  #inBatches(baseline: ExecutableProgram, goal: ScreenGoal, points: number | null): Batches {
    const frozen = this.#frozen ?? true
    return {
      mayUseSchemata: frozen && this.#hasSchemata,
      screen: (batch) => this.#screener.screen({ ...batch, baseline, points, frozen, goal }),
    }
  }

  async close(): Promise<void> {
    this.#pool.close(this.#number)
  }

  /** Frozen first; where that is not green, also as the program would be run elsewhere: it may count on changing the realm. */
  async #runOriginal(program: ExecutableProgram, options: RunOptions): Promise<RunOutcome> {
    const frozen = await this.#runIn(true, program, options, null, true)
    if (isGreen(frozen) || frozen.status === 'timed-out' || frozen.status === 'out-of-memory' || frozen.status === 'crashed') {
      this.#frozen = isGreen(frozen) ? true : null
      return frozen
    }
    const free = await this.#runIn(false, program, options, null, true)
    this.#frozen = vectorOf(free) === vectorOf(frozen)
    return this.#frozen ? frozen : free
  }

  async #runIn(
    frozen: boolean,
    program: Body,
    options: RunOptions,
    probed: Probed | null,
    isOriginal: boolean,
    intervenes: number | null = null,
  ) {
    const recorder = probed?.layout ?? null
    const timeMs = Math.min(options.timeMs ?? Infinity, this.#runTimeMs)
    const request = {
      type: 'run',
      session: this.#number,
      program,
      seed: options.seed,
      timeMs,
      maxSteps: Math.ceil(this.#maxSteps * (options.stepsShare ?? 1)),
      frozen,
      recorder,
      intervenes,
      intervention: options.intervention ?? null,
      knownGuards: [...this.#guards],
    } as const
    const copy = new RunCopy(recorder?.bytes ?? null)
    const answer = await this.#pool.request(request, { deadlineMs: timeMs + GRACE_MS, onPart: (part) => copy.add(part) })
    if (answer.type === 'ran') copy.add(answer.part)
    const { outcome, guards } = readOutcome(stopOf(answer), copy, probed)
    if (isOriginal) for (const guard of guards) this.#guards.add(guard)
    if (outcome.status === 'completed') this.#knownTests = outcome.tests.length
    return outcome
  }

  #prepare(text: string, metered: boolean) {
    const known = text === this.#task.source.text ? this.#view?.render([], { metered }) : null
    if (known) return { status: 'ready', program: known } as const
    if (this.#last?.text !== text) this.#last = { text, viewed: viewOf(this.#task.source.path, text) }
    const { viewed } = this.#last
    if (viewed.status === 'does-not-load') return viewed
    const program = viewed.view.render([], { metered })
    if (program !== null) return { status: 'ready', program } as const
    return doesNotLoad({ where: 'program', errorName: 'SyntaxError', message: 'cannot be lowered', line: null, column: null })
  }
}

function toScreening(screened: Screened | null, { failing, passing }: ScreenGoal): Screening | null {
  if (screened === null || screened.status === 'unfit') return null
  const { status, fixed, lost, nearer, behaviour } = screened
  return { status, fixed: fixed.map((i) => failing[i]!), lost: lost < 0 ? [] : [passing[lost]!], nearer, behaviour }
}

function stopOf(answer: Answer): RunStop {
  if (answer.type === 'ran') return answer.stop
  return answer.type === 'died' ? { end: answer.status, detail: answer.detail } : { end: 'crashed', detail: 'no answer' }
}

function viewOf(path: string, text: string) {
  const parsed = parseSource({ path, text })
  if (parsed.status === 'parsed') return { status: 'parsed', view: createView(parsed.source) } as const
  const { message, line, column } = parsed.fault
  return doesNotLoad({ where: 'program', errorName: 'SyntaxError', message, line, column })
}

function doesNotLoad(fault: LoadFault) {
  return { status: 'does-not-load', fault } as const
}

function isGreen(outcome: RunOutcome): boolean {
  return outcome.status === 'completed' && outcome.tests.every((test) => test.status === 'passed')
}

function vectorOf(outcome: RunOutcome): string {
  const vector = outcome.status === 'does-not-load' ? outcome.fault : outcome.tests.map((test) => [test.id, test.status])
  return createHash('sha256').update(JSON.stringify(vector)).digest('hex')
}
