import { applyEdits, type Candidate, type Edit, type RepairAgent, type RepairContext, type SyntaxFault } from '#core'
import { patchKey } from '../search/writing/patch-key.ts'
import { BestFirst } from '../search/queue.ts'
import { MENDERS } from './mends/index.ts'
import { rebase } from './rebase.ts'

/** Texts, and characters of them, that are parsed before the agent gives up. */
const MOST_PARSES = 2_000
const MOST_CHARACTERS = 20_000_000
const MOST_MENDS = 5
/** Texts that parse: each costs a fresh isolate, and what is wrong besides is the search's to find. */
const MOST_PROPOSALS = 48
const BATCH_SIZE = 8
/** Every mend makes a patch less likely; the same for all, so that few good ones go before many cheap ones. */
const COST_OF_A_MEND = 1

/** A text on the way to one that parses. */
interface Draft {
  readonly edits: readonly Edit[]
  readonly cost: number
  readonly menders: readonly string[]
  readonly whats: readonly string[]
  /** Where the text it comes from did not parse. */
  readonly faultBefore: number
}

/**
 * Makes programs that do not parse parse: best-first over small mends near the fault, further as long as the fault moves
 * on. What parses is proposed, the cheapest first; a repair goes on from there with the others.
 */
export function createSyntaxAgent(): RepairAgent {
  return {
    name: 'syntax',
    async *propose(context) {
      let batch: Candidate[] = []
      let id = 0
      for (const { edits, menders, whats } of parsingDrafts(context)) {
        if (id >= MOST_PROPOSALS) break
        batch.push({ id: id++, agent: 'syntax', operators: menders, edits, explanation: whats.join('; ') })
        if (batch.length < BATCH_SIZE) continue
        yield batch
        batch = []
      }
      if (batch.length > 0) yield batch
    },
  }
}

function* parsingDrafts({ program, task, parse }: RepairContext): Generator<Draft, void> {
  if (program.status === 'parsed' || program.fault.reason === 'too-deep') return
  const { text } = task.source
  const most = Math.min(MOST_PARSES, MOST_CHARACTERS / text.length)
  const queue = new BestFirst<Draft>()
  const known = new Set<string>([''])
  expand({ edits: [], cost: 0, menders: [], whats: [], faultBefore: -1 }, text, program.fault)
  for (let parses = 0, draft = queue.pop(); draft !== undefined && parses < most; parses++, draft = queue.pop()) {
    const mended = applyEdits(text, draft.edits)
    const outcome = parse({ ...task.source, text: mended })
    if (outcome.status === 'parsed') yield draft
    else if (outcome.fault.offset > draft.faultBefore && draft.menders.length < MOST_MENDS) expand(draft, mended, outcome.fault)
  }

  function expand(draft: Draft, mended: string, fault: SyntaxFault): void {
    for (const { name, mend } of MENDERS) {
      for (const { edits: added, cost, what } of mend(mended, fault)) {
        const edits = rebase(draft.edits, added)
        const key = edits === null ? '' : patchKey(text, edits)
        if (edits === null || known.has(key)) continue
        known.add(key)
        const total = draft.cost + COST_OF_A_MEND + cost
        const { line } = fault
        queue.push(total, {
          edits,
          cost: total,
          menders: [...draft.menders, name],
          whats: [...draft.whats, `${what} at line ${line}`],
          faultBefore: fault.offset,
        })
      }
    }
  }
}
