import { Budget, createModelAgent, createSearchAgent, Desk, endpointFromEnvironment, openModel, type Endpoint } from '#agents'
import { TracemendError, type LanguageModel, type Limits, type ModelReport, type ModelUse, type RepairAgent } from '#core'
import type { Clock, EventSink, StopReason, Trajectory, TrajectoryLog } from '#core'

/** A model's part in a repair. */
export interface ModelPart {
  readonly agent: RepairAgent | null
  /** Why it ended before its work was done; `null` where it did not. */
  readonly endedFor: () => StopReason | null
  readonly report: () => ModelReport | null
  readonly close: () => Promise<void>
}

export const NO_MODEL: ModelPart = {
  agent: null,
  endedFor: () => null,
  report: () => null,
  close: () => Promise.resolve(),
}

interface Surroundings {
  readonly endpoint?: Endpoint
  readonly languageModel?: LanguageModel
  readonly log: TrajectoryLog
  readonly resume: Trajectory | undefined
  readonly limits: Limits
  readonly runId: string
  readonly emit: EventSink
  readonly clock: Clock
  /** Aborted when the time is up, or when the caller interrupts. */
  readonly ledger: { readonly signal: AbortSignal }
}

/**
 * Opens the model and the desk that all questions to it pass.
 * @throws TracemendError MODEL_INVALID; PRICE_UNKNOWN where money is limited and nobody knows what the model costs
 */
export async function openModelAgent(use: ModelUse, around: Surroundings): Promise<ModelPart> {
  const { languageModel, limits, log, resume, runId, emit, clock, ledger } = around
  const model = languageModel ?? (await openModel(use.name, endpointOf(use, around.endpoint)))
  const price = use.price ?? model.price
  if (price === null && limits.maxUsd !== null) {
    if (languageModel === undefined) await model.close()
    const hint = 'say it, in dollars for a million tokens: --price INPUT,OUTPUT (0,0 for a model of your own), or --max-usd none'
    throw new TracemendError(
      'PRICE_UNKNOWN',
      `the price of ${use.name} is not known, and money is limited to $${limits.maxUsd}`,
      hint,
    )
  }
  const recorded = resume?.calls ?? []
  const lost = resume?.lostCalls ?? []
  const { signal } = ledger
  const { executions } = limits
  const budget = new Budget(limits, price)
  const desk = new Desk({
    model,
    budget,
    log,
    recorded,
    lost,
    emit,
    clock,
    signal,
    callTimeMs: use.callTimeMs,
    runId,
    executions,
  })
  return {
    agent: createModelAgent({ desk, use, search: createSearchAgent() }),
    endedFor: () => desk.ended,
    report: () => desk.report(),
    close: () => (languageModel === undefined ? model.close() : Promise.resolve()),
  }
}

function endpointOf({ baseUrl }: ModelUse, given: Endpoint | undefined): Endpoint {
  return { ...endpointFromEnvironment(process.env, given?.baseUrl ?? baseUrl ?? undefined), ...given }
}
