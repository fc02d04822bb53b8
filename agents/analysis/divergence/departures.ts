import type { Fact } from './facts.ts'
import type { Run, Runs, Step } from './runs.ts'

/** A step of a failing run that something is true of which no passing run shares, at the same point in the same calling context. */
export interface Departure {
  readonly step: Step
  readonly fact: Fact
  /** The share of failing runs that show it, 0 to 1. */
  readonly share: number
}

const REACHED: Fact = { departs: 'path', text: 'reached' }

/** Each failing run's departures, in the order of the run. In a context that no passing run has there is nothing to depart from. */
export function departuresOf({ failing, passing }: Runs): ReadonlyMap<Run, readonly Departure[]> {
  const shared = new Set(passing.flatMap(({ steps }) => steps.flatMap(keysOf)))
  const contexts = new Set(passing.flatMap(({ steps }) => steps.map(({ context }) => context)))
  const counts = new Map<string, number>()
  for (const { steps } of failing) for (const key of new Set(steps.flatMap(keysOf))) counts.set(key, (counts.get(key) ?? 0) + 1)
  const departure = (step: Step, fact: Fact): Departure => ({
    step,
    fact,
    share: counts.get(keyOf(step, fact))! / failing.length,
  })
  const departuresAt = (step: Step): Departure[] => {
    if (!contexts.has(step.context)) return []
    if (!shared.has(keyOf(step, REACHED))) return [departure(step, REACHED)]
    return step.facts.filter((fact) => !shared.has(keyOf(step, fact))).map((fact) => departure(step, fact))
  }
  return new Map(failing.map((run) => [run, run.steps.flatMap(departuresAt)]))
}

function keyOf({ event, context }: Step, { text }: Fact): string {
  return `${event.point} in ${context}: ${text}`
}

function keysOf(step: Step): string[] {
  return [REACHED, ...step.facts].map((fact) => keyOf(step, fact))
}
