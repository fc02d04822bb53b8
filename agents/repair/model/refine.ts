import { applyEdits, failedIds, passedIds, type Candidate, type Edit } from '#core'
import type { RepairAgent, RepairContext, TestId, Verdict } from '#core'
import type { Proposing } from './work.ts'

/** Candidates that the search may try around one text that a model wrote. */
const MOST = 1_500

/**
 * Lets the search work on a text that nearly solves the task: what it proposes are small changes to that text, judged as patches of the
 * original program like all others. Resolves to whether one of them passes everything.
 */
export async function* refine(context: RepairContext, program: string, search: RepairAgent): Proposing<boolean> {
  // Where not even the program's tests could be listed, each candidate takes an isolate of its own; the next round starts from what loads.
  if (context.baseline.length === 0) return false
  const near = await context.about(program)
  if (near === null || near.program.status !== 'parsed') return false
  const view = viewFrom(context, near)
  const proposals = search.propose(near)
  let tried = 0
  for (let turn = await proposals.next([]); turn.done !== true && tried < MOST;) {
    tried += turn.value.length
    const judged = yield turn.value.map((candidate) => rebase(context.task.source.text, program, candidate))
    if (judged.some(({ verdict }) => verdict.reason === 'passes-all')) return true
    const proposed = turn.value
    turn = await proposals.next(
      judged.map((candidate, i) => ({ ...candidate, edits: proposed[i]!.edits, verdict: view(candidate.verdict) })),
    )
  }
  return false
}

/** The same program as one change of the original: all between the first and the last character that differ. */
function rebase(original: string, near: string, candidate: Candidate): Candidate {
  const text = applyEdits(near, candidate.edits)
  let start = 0
  while (start < original.length && original[start] === text[start]) start += 1
  let common = 0
  const room = Math.min(original.length, text.length) - start
  while (common < room && original.at(-1 - common) === text.at(-1 - common)) common += 1
  const edit: Edit = { start, end: original.length - common, replacement: [text.slice(start, text.length - common)] }
  return { ...candidate, edits: [edit], explanation: `the model's patch; then ${candidate.explanation}` }
}

/** Turns verdicts about the original program into such about the near one: what that fixed is no news, what it lost is still to be fixed. */
function viewFrom(original: RepairContext, near: RepairContext): (verdict: Verdict) => Verdict {
  const failing = new Set(failedIds(near.baseline))
  const known = new Set(passedIds(original.baseline))
  const won = passedIds(near.baseline).filter((id) => !known.has(id))
  const lostByNear = [...failing].filter((id) => known.has(id))
  return (verdict) => {
    const { reason, fixed, lost } = verdict
    const isFinished =
      reason === 'no-gain' || reason === 'tie' || reason === 'improves' || reason === 'regression' || reason === 'not-confirmed'
    if (!isFinished) return verdict
    const kept = lost.length === 0 ? lostByNear : []
    const nowFixed: TestId[] = [...fixed.filter((id) => failing.has(id)), ...kept]
    const nowLost = [...won.filter((id) => !fixed.includes(id)), ...lost.filter((id) => !failing.has(id))]
    if (nowLost.length > 0) return { decision: 'roll-back', reason: 'regression', fixed: nowFixed, lost: nowLost.slice(0, 1) }
    return { decision: 'roll-back', reason: nowFixed.length === 0 ? 'no-gain' : 'tie', fixed: nowFixed, lost: [] }
  }
}
