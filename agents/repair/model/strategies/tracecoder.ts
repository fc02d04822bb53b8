import { applyEdits, passedIds, type RunOutcome } from '#core'
import { askJson } from '../ask-json.ts'
import { askPatches } from '../ask-patches.ts'
import { consoleField, descriptionField, failuresField, programField } from '../evidence/index.ts'
import type { Field } from '../input/field.ts'
import { tracecoderAnalysePrompt } from '../prompts/tracecoder-analyse.ts'
import { tracecoderInstrumentPrompt } from '../prompts/tracecoder-instrument.ts'
import { tracecoderRepairPrompt } from '../prompts/tracecoder-repair.ts'
import type { Proposing, Work } from '../work.ts'

/** Plans of earlier attempts that are told. */
const PLANS = 2

/**
 * For comparison, the loop of TraceCoder (arXiv 2602.06875): in each turn the model puts prints into the program, reads what they printed and
 * makes a plan, knowing its last two plans, and rewrites the program. A program is gone on from if it passes more tests in number than the
 * one before, whichever they are; else its predecessor is. Three calls a turn, after the one that wrote the program.
 */
export async function* tracecoder(work: Work): Proposing {
  const { desk } = work.options
  const { context } = work
  if (!desk.tell(1)) return
  const plans: string[] = []
  let outcome: RunOutcome = await context.run(work.base.text)
  for (let turn = 1; work.mayTry(turn); turn++) {
    const known = [...descriptionField(context), ...programField(work.base, context), ...failuresField(outcome)]
    const printed = await prints(work, known)
    if (desk.ended !== null || !desk.tell(1)) return
    const analysis = await askJson(work, tracecoderAnalysePrompt, [...known, ...printed, ...plansField(plans)])
    if (analysis !== null) plans.push(analysis.plan)
    const plan: readonly Field[] = analysis === null ? [] : [data('analysis', `${analysis.analysis}\n${analysis.plan}`)]
    const attempts = yield* work.try(await askPatches(work, tracecoderRepairPrompt, [...known, ...plan]))
    if (attempts.some(({ candidate }) => work.isPlausible(candidate))) return
    if (attempts.length > 0 && !desk.tell(attempts.length)) return
    for (const { program } of attempts) {
      const now = await context.run(program)
      if (countPassing(now) <= countPassing(outcome)) continue
      work.base = { ...work.base, text: program }
      outcome = now
    }
  }
}

/** The program with the model's prints in it, run; what they printed. The program itself is not changed by that. */
async function prints(work: Work, known: readonly Field[]): Promise<readonly Field[]> {
  const [proposal] = await askPatches(work, tracecoderInstrumentPrompt, known)
  if (proposal === undefined) return []
  const outcome = await work.context.run(applyEdits(work.base.text, proposal.edits))
  return outcome.status === 'completed' ? consoleField(outcome.console) : []
}

function plansField(plans: readonly string[]): readonly Field[] {
  return plans.length === 0 ? [] : [data('earlier-plans', plans.slice(-PLANS).join('\n'))]
}

function data(name: string, text: string): Field {
  return { name, text, relevance: 0.9, events: [] }
}

function countPassing(outcome: RunOutcome): number {
  return outcome.status === 'does-not-load' ? -1 : passedIds(outcome.tests).length
}
