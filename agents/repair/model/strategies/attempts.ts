import { STALL } from '../arms.ts'
import type { Attempt } from '../attempt.ts'
import type { EvidenceLevel } from '../evidence/index.ts'
import type { Field } from '../input/field.ts'
import { refine } from '../refine.ts'
import { look } from '../roles/instrumentation.ts'
import { fieldsFor, propose, writeAnew } from '../roles/repair.ts'
import { review } from '../roles/reviewer.ts'
import type { Proposing, Work } from '../work.ts'

/** Levels that tell what only a closer look finds. */
const CLOSE: ReadonlySet<EvidenceLevel> = new Set(['causes', 'lessons'])

/**
 * Our own loop, from which every arm but the two foreign ones is made by leaving things out: analyse, write a patch, have it judged, let the
 * search mend what it nearly solves, look closer, and again; written anew from the description where nothing new comes.
 */
export async function* attempts(work: Work): Proposing {
  const { arm, desk, search } = work.options
  const isBlind = arm.evidence === 'none' || !desk.mayTell
  if (!isBlind && !desk.tell(1)) return
  if (!isBlind && CLOSE.has(arm.evidence)) await work.lookClosely()
  const refined = new Set<string>()
  let looked: readonly Field[] = []
  for (let attempt = 1; work.mayTry(attempt); attempt++) {
    const isStalled = arm.isToldOutcomes && work.stalledFor >= STALL
    if (isStalled && work.hasRestarted) {
      desk.end('stall')
      return
    }
    if (isStalled) work.restart()
    const { proposals, wish } = isBlind || isStalled ? await writeAnew(work) : await propose(work, looked)
    const tried = yield* work.try(proposals)
    if (await isSettled(work, tried)) return
    if (arm.isToldOutcomes && !desk.tell(tried.length)) return
    const near = arm.isWithSearch ? tried.find((one) => isNear(one) && !refined.has(one.program)) : undefined
    if (near !== undefined) {
      refined.add(near.program)
      if (yield* refine(work.context, near.program, search)) return
    }
    if (wish !== null && arm.roles.includes('instrumentation')) looked = await look(work, fieldsFor(work, looked), wish)
  }
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
