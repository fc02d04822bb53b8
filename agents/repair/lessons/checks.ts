import { applyEdits, renderEdits, type Edit, type Prober, type Recall, type RepairTask, type VerdictReason } from '#core'
import { refusal } from '../../refusal.ts'
import { changeKey } from './change-key.ts'

/** Why these edits cannot be right, whatever the tests say; `null` where that is not certain. Runs nothing. */
type Check = (edits: readonly Edit[], task: RepairTask, parse: Prober['parse']) => string | null

/** Reasons that depend on no value of a test, each with what confirms it on the edits themselves. A closed list: a lesson cannot bring a check. */
const CHECKS: Partial<Readonly<Record<VerdictReason, Check>>> = {
  // It reads the tests, looks for the harness, knows what they ask: what the judge would say.
  refused: (edits, task) => refusal({ id: 0, agent: '', operators: [], edits, explanation: '' }, task),
  'does-not-load': (edits, { source }, parse) => {
    const parsed = parse({ ...source, text: applyEdits(source.text, edits) })
    return parsed.status === 'syntax-fault' && parsed.fault.reason === 'unexpected'
      ? `does not parse: ${parsed.fault.message}`
      : null
  },
}

/** So many runs have to agree that a change is worth a look. */
const LEAST_RUNS = 2
/** Checks take time, and lessons that were wrong so often are not worth it. */
const MOST_MISSES = 200

/**
 * Tells of edits why they are not even to be proposed; `null` for all others. A lesson only says where to look: a change that was refused, or did not
 * load, in two runs at least and was never kept. The check then has to hold for the edits themselves. So no lesson, whoever wrote it, takes a right
 * patch away: what is vetoed is what would not have been run, or would not have loaded. Many lessons that agree would be no proof, as one hand may
 * have written them all. What a change lost or gained in tests says nothing here: it only changes the order.
 */
export function createVetoes(
  recall: Recall,
  task: RepairTask,
  parse: Prober['parse'],
): (edits: readonly Edit[]) => string | null {
  const doubtful = doubtfulChanges(recall)
  if (doubtful.size === 0) return () => null
  const { text } = task.source
  let misses = 0
  return (edits) => {
    if (misses >= MOST_MISSES) return null
    const reasons = new Set(edits.flatMap((edit) => [...(doubtful.get(keyOf(edit, text)) ?? [])]))
    for (const reason of reasons) {
      const veto = CHECKS[reason]!(edits, task, parse)
      if (veto !== null) return veto
    }
    if (reasons.size > 0) misses += 1
    return null
  }
}

/** Changes that were refused, by their keys, with why. */
function doubtfulChanges({ cohort }: Recall): ReadonlyMap<string, ReadonlySet<VerdictReason>> {
  const kept = new Set(cohort.flatMap(({ lesson }) => lesson.kept.map(({ before, after }) => changeKey(before, after))))
  const runs = new Map<string, Set<string>>()
  const reasons = new Map<string, Set<VerdictReason>>()
  for (const { lesson } of cohort) {
    for (const { template, reason } of lesson.refused) {
      const key = Object.hasOwn(CHECKS, reason) ? changeKey(template.before, template.after) : null
      if (key === null || kept.has(key)) continue
      runs.set(key, (runs.get(key) ?? new Set()).add(lesson.provenance.run))
      reasons.set(key, (reasons.get(key) ?? new Set()).add(reason))
    }
  }
  return new Map([...reasons].filter(([key]) => runs.get(key)!.size >= LEAST_RUNS))
}

function keyOf(edit: Edit, text: string): string {
  // Behind a dot a name is a member's.
  const start = text[edit.start - 1] === '.' ? edit.start - 1 : edit.start
  return (
    changeKey(
      text.slice(start, edit.end),
      renderEdits([edit], (from, to) => text.slice(from, to), start, edit.end),
    ) ?? ''
  )
}
