import { askPatches } from '../ask-patches.ts'
import { attemptsField, evidenceFor, formOf, partialsField } from '../evidence/index.ts'
import type { Field } from '../input/field.ts'
import { repairPrompt } from '../prompts/repair.ts'
import { restartPrompt } from '../prompts/restart.ts'
import type { Proposal, Work } from '../work.ts'
import { analyse, analysisField } from './analysis.ts'

/** What an analysis was made of: whoever has it need not read that again. */
const OF_ANALYSES: ReadonlySet<string> = new Set([
  'trace',
  'symptoms',
  'first-departure',
  'way-to-failure',
  'suspects',
  'looked-at',
])

export interface Proposed {
  readonly proposals: readonly Proposal[]
  /** What the analysis would see next; `null` where it has seen enough, or where there was none. */
  readonly wish: string | null
}

/** Patches for the work's text, after an analysis where the arm has one. */
export async function propose(work: Work, looked: readonly Field[]): Promise<Proposed> {
  const { arm, use } = work.options
  const fields = fieldsFor(work, looked)
  const analysis = arm.roles.includes('analysis') ? await analyse(work, fields) : null
  const rest = analysis === null ? fields : fields.filter(({ name }) => !OF_ANALYSES.has(name))
  const told = analysis === null ? rest : [...rest, analysisField(analysis, work.context.trace)]
  const patches = arm.isWithSearch && use.samples === 1 ? 2 : 1
  const proposals = await askPatches(work, repairPrompt(formOf(work.base), patches), told, work.stalledFor > 0)
  return { proposals, wish: analysis?.lookNext ?? null }
}

/** The program written anew from its description, unseen; where it has none, a repair of what is seen, and nothing of how it fails. */
export async function writeAnew(work: Work): Promise<Proposed> {
  const { context, base } = work
  const prompt = context.task.description === undefined ? repairPrompt(formOf(base), 1) : restartPrompt
  return { proposals: await askPatches(work, prompt, evidenceFor('none', context), true), wish: null }
}

/** What is told: the failure as far as the arm tells it, what was seen on request, what was tried. */
export function fieldsFor({ context, attempts, options, base }: Work, looked: readonly Field[]): readonly Field[] {
  const { arm, desk } = options
  // What came of the search are outcomes as well.
  const partials = arm.isWithSearch && desk.mayTellAll ? partialsField(context) : []
  const earlier = arm.isToldOutcomes ? attemptsField(attempts, arm.evidence, context, base.text) : []
  return [...evidenceFor(arm.evidence, context, base), ...looked, ...partials, ...earlier]
}
