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

/** Stands for all calling contexts. */
const ANYWHERE = '*'

/**
 * Each failing run's departures, in the order of the run. A function that passing runs call from elsewhere alone is compared with these calls; in
 * one that none of them calls there is nothing to depart from.
 */
export function departuresOf(runs: Runs): ReadonlyMap<Run, readonly Departure[]> {
  let departures = known.get(runs)
  if (departures === undefined) known.set(runs, (departures = findDepartures(runs)))
  return departures
}

/** The signal, the onset and the blocks ask for the same ones. */
const known = new WeakMap<Runs, ReadonlyMap<Run, readonly Departure[]>>()

function findDepartures({ failing, passing }: Runs): ReadonlyMap<Run, readonly Departure[]> {
  const shared = new Set(passing.flatMap(({ steps }) => steps.flatMap(keysOf)))
  const contexts = new Set(passing.flatMap(({ steps }) => steps.map(({ context }) => context)))
  const functions = new Set([...contexts].map(functionOf))
  const counts = new Map<string, number>()
  for (const { steps } of failing) for (const key of new Set(steps.flatMap(keysOf))) counts.set(key, (counts.get(key) ?? 0) + 1)
  const departuresAt = (step: Step): Departure[] => {
    const context = contexts.has(step.context) ? step.context : ANYWHERE
    if (context === ANYWHERE && !functions.has(functionOf(step.context))) return []
    const isNew = (fact: Fact) => !shared.has(keyOf(step, fact, context))
    const facts = isNew(REACHED) ? [REACHED] : step.facts.filter(isNew)
    return facts.map((fact) => ({ step, fact, share: counts.get(keyOf(step, fact, context))! / failing.length }))
  }
  return new Map(failing.map((run) => [run, run.steps.flatMap(departuresAt)]))
}

/** The innermost function of a context. */
function functionOf(context: string): string {
  return context.slice(context.lastIndexOf('>') + 1)
}

function keyOf({ event }: Step, { text }: Fact, context: string): string {
  return `${event.point} in ${context}: ${text}`
}

function keysOf(step: Step): string[] {
  return [REACHED, ...step.facts].flatMap((fact) => [keyOf(step, fact, step.context), keyOf(step, fact, ANYWHERE)])
}
