import type { Candidate, Screening } from '#core'
import { createSandbox, createView, parseSource } from '#probes'
import { geometricMean } from '../measure.ts'
import { proposedFor } from '../proposed.ts'
import { openSmall } from '../screen-task.ts'
import { type SmallTask, TASKS } from '../tasks.ts'

/** Candidates that make a new worker's code warm, and are not measured. */
const WARM_UP = 300
/** The usual one of so many measurements counts. */
const ROUNDS = 3

/** Candidates a second of CPU time, geometric means over the tasks. Only `endless` has such in it as do not end. */
export interface ScreeningSpeed {
  readonly splice: number
  readonly schemata: number
  /** All kinds of candidates, those that fit in schemata and others. */
  readonly mixed: number
  /** The same of the first tasks alone. */
  readonly mixedOfFirst: (tasks: number) => number
  readonly endless: number
  /** Percent of the candidates that fit in schemata. */
  readonly share: number
  readonly detail: string
}

interface TaskSpeed extends Omit<ScreeningSpeed, 'detail' | 'mixedOfFirst'> {
  readonly count: number
  readonly ending: number
}

export async function measureScreening(count: number): Promise<ScreeningSpeed> {
  const speeds: TaskSpeed[] = []
  for (const task of TASKS) {
    const { candidates } = await proposedFor(task, count + WARM_UP)
    const all = await perSecond(task, candidates, true)
    const ending = candidates.filter((_, i) => doesEnd(all.screenings[i]!))
    const fitting = fittingOf(task, ending)
    const usual = async (measured: readonly Candidate[], schemata: boolean) => {
      const rounds = []
      for (let round = 0; round < ROUNDS; round++) rounds.push((await perSecond(task, measured, schemata)).speed)
      return rounds.toSorted((a, b) => a - b)[ROUNDS >> 1]!
    }
    speeds.push({
      splice: await usual(ending, false),
      schemata: await usual(fitting, true),
      mixed: await usual(ending, true),
      endless: all.speed,
      share: (100 * fitting.length) / ending.length,
      count: candidates.length,
      ending: ending.length,
    })
  }
  const mean = (of: (speed: (typeof speeds)[number]) => number) => geometricMean(speeds.map(of))
  const sum = (of: (speed: (typeof speeds)[number]) => number) => speeds.reduce((all, speed) => all + of(speed), 0)
  return {
    splice: mean(({ splice }) => splice),
    schemata: mean(({ schemata }) => schemata),
    mixed: mean(({ mixed }) => mixed),
    mixedOfFirst: (tasks) => geometricMean(speeds.slice(0, tasks).map(({ mixed }) => mixed)),
    endless: mean(({ endless }) => endless),
    share: mean(({ share }) => share),
    detail: `${sum(({ ending }) => ending)} candidates of ${TASKS.length} functions; ${sum(({ count, ending }) => count - ending)} endless ones left out`,
  }
}

/** In a sandbox of its own, so that no text has been compiled before. */
async function perSecond(task: SmallTask, candidates: readonly Candidate[], schemata: boolean) {
  const sandbox = createSandbox({ schemata })
  try {
    const { screen } = await openSmall(sandbox, task)
    const first = await screen(candidates.slice(0, WARM_UP))
    const { screenings, ms } = await screen(candidates.slice(WARM_UP))
    return { screenings: [...first.screenings, ...screenings], speed: (screenings.length / ms) * 1000 }
  } finally {
    await sandbox.close()
  }
}

function doesEnd({ status }: Screening): boolean {
  return status === 'screened' || status === 'does-not-load'
}

function fittingOf({ program }: SmallTask, candidates: readonly Candidate[]): readonly Candidate[] {
  const parsed = parseSource({ path: 'program.js', text: program })
  if (parsed.status !== 'parsed') throw new Error(parsed.fault.message)
  const schema = createView(parsed.source).schema()
  return candidates.filter(({ edits }) => schema?.add(edits) != null)
}
