import { failedIds, type Candidate, type JudgedCandidate, type Policy, type RepairAgent, type RepairContext } from '#core'
import { isPlausible } from '../steps.ts'
import { createSearchAgent } from './search/search-agent.ts'
import { createSyntaxAgent } from './syntax/syntax-agent.ts'

/** What the search finds it mostly finds among its first candidates; then a model is asked, and the search goes on if that led nowhere. */
const FIRST_PART = 4_000
/** Batches of the search for each turn of the model, where both work in turns. */
const BATCHES_A_TURN = 8

/** Who works on a program, one after the other. @param model `null` where there is none: then the search works alone. */
export function agentsFor(policy: Policy, model: RepairAgent | null): readonly RepairAgent[] {
  const syntax = createSyntaxAgent()
  const search = createSearchAgent()
  if (model === null || policy === 'search') return [syntax, search]
  if (policy === 'model') return [model]
  if (policy === 'both') return [inTurns(inSequence(syntax, search), model)]
  const [first, rest] = inParts(search, FIRST_PART)
  return [syntax, first, model, rest]
}

type Proposals = ReturnType<RepairAgent['propose']>

/** Two agents as one. */
function inSequence(first: RepairAgent, second: RepairAgent): RepairAgent {
  return {
    name: second.name,
    async *propose(context) {
      yield* goOn(first.propose(context), [])
      yield* goOn(second.propose(context), [])
    },
  }
}

/** One agent as two: the first ends after so many candidates, the second goes on where it ended. */
function inParts(agent: RepairAgent, candidates: number): readonly [RepairAgent, RepairAgent] {
  const started = new WeakMap<RepairContext, { readonly proposals: Proposals; judged: readonly JudgedCandidate[] }>()
  return [
    {
      name: agent.name,
      async *propose(context) {
        const work = { proposals: agent.propose(context), judged: [] as readonly JudgedCandidate[] }
        started.set(context, work)
        for (let tried = 0; tried < candidates; tried += work.judged.length) {
          const turn = await work.proposals.next(work.judged)
          if (turn.done === true) return
          work.judged = yield turn.value
        }
      },
    },
    {
      name: agent.name,
      async *propose(context) {
        const work = started.get(context)
        if (work !== undefined) yield* goOn(work.proposals, work.judged)
      },
    },
  ]
}

/** Batches of one agent, then a turn of a costly one, as long as nothing passes everything; then what is left of the first. */
function inTurns(agent: RepairAgent, costly: RepairAgent): RepairAgent {
  return {
    name: `${agent.name} and ${costly.name}`,
    async *propose(context) {
      const failing = failedIds(context.baseline).length
      const proposals = agent.propose(context)
      const dear = costly.propose(context)
      let judged: readonly JudgedCandidate[] = []
      let answer: readonly JudgedCandidate[] = []
      for (let isSolved = false; !isSolved;) {
        for (let batch = 0; batch < BATCHES_A_TURN && !isSolved; batch++) {
          const turn = await proposals.next(judged)
          if (turn.done === true) {
            yield* goOn(dear, answer)
            return
          }
          judged = yield turn.value
          isSolved = judged.some((candidate) => isPlausible(candidate, failing))
        }
        if (isSolved) break
        let turn = await dear.next(answer)
        while (turn.done !== true) {
          answer = yield turn.value
          // Whoever found it may have more to say about it, as a reviewer has, before others go on.
          if (!answer.some((candidate) => isPlausible(candidate, failing))) break
          turn = await dear.next(answer)
        }
        if (turn.done === true) break
      }
      yield* goOn(proposals, judged)
    },
  }
}

async function* goOn(
  proposals: Proposals,
  judged: readonly JudgedCandidate[],
): AsyncGenerator<readonly Candidate[], void, readonly JudgedCandidate[]> {
  for (let turn = await proposals.next(judged); turn.done !== true;) turn = await proposals.next(yield turn.value)
}
