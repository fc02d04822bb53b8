import { EMPTY_FAULT_REPORT, type RepairAgent } from '#core'
import { learntFrom } from '../lessons/learnt.ts'
import { plainCosts } from './costs.ts'
import { priorOf, type PriorOf } from './priors.ts'
import { Search } from './search.ts'
import { synthesise } from './synthesis/synthesise.ts'

/** After so many candidates a closer look at the fault pays: most faults are found before it would have paid for its runs. */
const CLOSER_LOOK_AFTER = 128
/** After so many, expressions are solved for: each goal costs a run and some milliseconds. */
const SYNTHESIS_AFTER = 512

/**
 * Repairs without a model: typical mistakes undone, the most likely at the most suspicious places first, then combined; what runs of the
 * program tell is asked for as late as it pays. What a family costs can be given, to try other priors; recalled lessons change it.
 */
export function createSearchAgent(priors: PriorOf = priorOf): RepairAgent {
  const plain = plainCosts(priors)
  return {
    name: 'search',
    async *propose(context) {
      if (context.program.status !== 'parsed') return
      const learnt = learntFrom(context, plain)
      const search = new Search(context, context.program.source, plain, learnt)
      let solutions: ReturnType<typeof synthesise> | null = null
      for (let batch = search.next(); batch.length > 0; batch = search.next()) {
        const wasSolved = search.isSolved
        search.learn(yield batch)
        if (search.isSolved) {
          const worth = wasSolved || learnt === null ? null : search.worth()
          if (worth !== null) context.tellUse(worth)
          continue
        }
        if (search.tried < CLOSER_LOOK_AFTER) continue
        if (solutions === null) {
          const fault = (await context.localise())?.fault ?? null
          if (fault !== null) search.sharpen(fault)
          solutions = synthesise(context, fault ?? EMPTY_FAULT_REPORT, search.sites)
        }
        if (search.tried >= SYNTHESIS_AFTER) search.add((await solutions.next()).value ?? [])
      }
    },
  }
}
