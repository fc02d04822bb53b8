import type { Attempt } from '../attempt.ts'
import { askPatches } from '../ask-patches.ts'
import { STALL } from '../arms.ts'
import { attemptsField, evidenceFor, formOf, partialsField, type EvidenceLevel } from '../evidence/index.ts'
import { analyse, analysisField } from '../helpers/analysis.ts'
import { look } from '../helpers/look.ts'
import { review } from '../helpers/review.ts'
import type { Field } from '../prompts/field.ts'
import { repairPrompt } from '../prompts/repair.ts'
import { restartPrompt } from '../prompts/restart.ts'
import { refine } from '../refine.ts'
import type { Proposal, Proposing, Work } from '../work.ts'

/** What an analysis was made of: whoever has it need not read that again. */
const FOR_ANALYSIS: ReadonlySet<string> = new Set([
  'trace',
  'symptoms',
  'first-departure',
  'way-to-failure',
  'suspects',
  'looked-at',
])

/** Levels that tell what only a closer look finds. */
const CLOSE: ReadonlySet<EvidenceLevel> = new Set(['causes', 'lessons'])

/**
 * Our own loop, from which every arm but the two foreign ones is made by leaving things out: analyse, write a patch, have it judged, let the
 * search mend what it nearly solves, look closer, and again; written anew from the description where nothing new comes.
 */
export async function* attempts(work: Work): Proposing {
  const { arm, desk, search } = work.options
  if (work.mayTell && CLOSE.has(arm.evidence)) await work.lookClosely()
  const refined = new Set<string>()
  let looked: readonly Field[] = []
  for (let attempt = 1; desk.ended === null; attempt++) {
    if (attempt > arm.attempts) return desk.end('steps')
    if (isStalled(work)) {
      if (work.hasRestarted) return desk.end('stall')
      work.restart()
    }
    const { proposals, wish } = await propose(work, looked)
    const tried = yield* work.try(proposals)
    if (await isSettled(work, tried)) return
    if (arm.isToldOutcomes && tried.length > 0 && !work.tell(tried.length)) return
    const near = arm.isWithSearch ? tried.find((one) => isNear(one) && !refined.has(one.program)) : undefined
    if (near !== undefined) {
      refined.add(near.program)
      if (yield* refine(work.context, near.program, search)) return
    }
    if (wish !== null && arm.helpers.includes('instrumentation')) looked = await look(work, fieldsFor(work, looked), wish)
  }
}

/** Blind resampling has nothing that could stall: it is meant to spend what it has. */
function isStalled(work: Work): boolean {
  return work.options.arm.isToldOutcomes && work.stalledFor >= STALL
}

/** Patches for the work's text, and what the analysis wants to see next. */
async function propose(work: Work, looked: readonly Field[]): Promise<{ proposals: readonly Proposal[]; wish: string | null }> {
  const { arm, use } = work.options
  const form = formOf(work.base)
  const isFresh = work.hasRestarted && work.stalledFor === 0
  if (arm.evidence === 'none' || isFresh || !work.mayTell) {
    const fields = evidenceFor('none', work.context)
    const isDescribed = work.context.task.description !== undefined
    const prompt = isDescribed && (isFresh || arm.evidence === 'none') ? restartPrompt : repairPrompt(form, 1)
    return { proposals: await askPatches(work, prompt, fields, true), wish: null }
  }
  const fields = fieldsFor(work, looked)
  const analysis = arm.helpers.includes('analysis') ? await analyse(work, fields) : null
  const told =
    analysis === null
      ? fields
      : [...fields.filter(({ name }) => !FOR_ANALYSIS.has(name)), analysisField(analysis, work.context.trace)]
  const proposals = await askPatches(
    work,
    repairPrompt(form, use.samples > 1 ? 1 : arm.isWithSearch ? 2 : 1),
    told,
    work.stalledFor > 0,
  )
  return { proposals, wish: analysis?.lookNext ?? null }
}

/** What is told: the failure as far as the arm tells it, what was seen on request, what was tried. */
function fieldsFor(work: Work, looked: readonly Field[]): readonly Field[] {
  const { context, attempts, options, base } = work
  const { arm } = options
  const partials = arm.isWithSearch ? partialsField(context) : []
  const earlier = arm.isToldOutcomes ? attemptsField(attempts, arm.evidence, context, base.text) : []
  return [...evidenceFor(arm.evidence, context, base), ...looked, ...partials, ...earlier]
}

/** Whether an attempt passes everything and nobody shows what is wrong with it. What a reviewer shows is told to the next attempt. */
async function isSettled(work: Work, tried: readonly Attempt[]): Promise<boolean> {
  for (const attempt of tried.filter(({ candidate }) => work.isPlausible(candidate))) {
    const doubt = await review(work, attempt)
    if (doubt === null) return true
    work.object(attempt, doubt)
  }
  return false
}

/** Some tests won, some lost perhaps: a small change may do. */
function isNear({ candidate: { verdict, nearer } }: Attempt): boolean {
  return verdict.reason !== 'refused' && verdict.reason !== 'passes-all' && (verdict.fixed.length > 0 || nearer > 0.5)
}
