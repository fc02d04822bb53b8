import { failedIds, Limits, NOTHING_RECALLED, passedIds, QUICK_ANALYSIS, type Candidate, type JudgedCandidate } from '#core'
import type { RepairTask, Sandbox, SandboxSession, SourceFile } from '#core'
import { createProber } from '#probes'
import { contextOf, createSearchAgent, investigate } from '#agents'
import { createJudge } from '../../agents/judge.ts'
import type { PriorOf } from '../../agents/repair/search/priors.ts'
import { createSuspicion } from '../../agents/repair/search/scene/suspicion.ts'
import { isPlausible } from '../../agents/steps.ts'
import type { BenchTask } from '../../benchmarks/task.ts'
import { halfOf } from './halves.ts'

/** Suspicion is counted in so many steps from 0 to 1. */
export const BUCKETS = 11

/** Of one family's single changes in one task, by bucket of suspicion. Right ones share one among them, whatever their number. */
export interface FamilyCount {
  readonly tried: readonly number[]
  readonly right: readonly number[]
}

/** What a search of one program tried; places in its order count from 1 and are null where there is none. */
export interface Census {
  readonly id: string
  readonly half: 0 | 1
  readonly tried: number
  /** The first candidate that passes the visible tests, and the first that passes the held-out ones too. */
  readonly firstPlausible: number | null
  readonly firstRight: number | null
  readonly families: Readonly<Record<string, FamilyCount>>
}

export interface CensusOptions {
  readonly priorOf: PriorOf
  readonly most: number
  /** Ends at the first right candidate. */
  readonly brief: boolean
}

const SEED = 1

/** Null where the program does not load, or where its visible tests are not there or not failing. */
export async function takeCensus(sandbox: Sandbox, bench: BenchTask, options: CensusOptions): Promise<Census | null> {
  const { visibleTests, heldOutTests } = bench
  if (visibleTests === null || heldOutTests === null) return null
  return withTests(sandbox, bench, visibleTests, (task, session) =>
    withTests(sandbox, bench, heldOutTests, async (_, heldOut) => {
      const isRight = await createExam(heldOut, bench.program.text)
      return isRight === null ? null : search(bench, task, session, isRight, options)
    }),
  )
}

async function withTests<T>(
  sandbox: Sandbox,
  { id, program, description }: BenchTask,
  tests: SourceFile,
  use: (task: RepairTask, session: SandboxSession) => Promise<T | null>,
): Promise<T | null> {
  const task: RepairTask = { id, source: program, tests, ...(description !== null && { description }) }
  const opened = await sandbox.open(task, { limits: Limits.parse({}) })
  if (opened.status === 'unusable') return null
  try {
    return await use(task, opened.session)
  } finally {
    await opened.session.close()
  }
}

type Exam = (candidates: readonly Candidate[]) => Promise<readonly boolean[]>

/** Tells which candidates pass the held-out tests; null where the program does not load with them. */
async function createExam(session: SandboxSession, program: string): Promise<Exam | null> {
  const before = await session.run(program, { seed: SEED, metered: true })
  if (before.status !== 'completed') return null
  const failing = failedIds(before.tests)
  const passing = passedIds(before.tests)
  return async (candidates) => {
    const screenings = await session.screen(candidates, { failing, passing, seed: SEED })
    return screenings.map(
      ({ status, fixed, lost }) => status === 'screened' && fixed.length === failing.length && lost.length === 0,
    )
  }
}

async function search(
  bench: BenchTask,
  task: RepairTask,
  session: SandboxSession,
  isRight: Exam,
  { priorOf, most, brief }: CensusOptions,
): Promise<Census | null> {
  const prober = createProber()
  const by = { prober, seed: SEED, analysis: QUICK_ANALYSIS, emit: () => {} }
  const investigation = await investigate(task, session, by)
  const { baseline, program, fault, trace } = investigation
  if (baseline.status !== 'failing' || baseline.tests === null || program.status !== 'parsed') return null
  const suspicion = createSuspicion(fault, trace, baseline.finished)
  const judge = createJudge(task, session, baseline, SEED, () => Promise.resolve(true))
  const failing = failedIds(baseline.tests).length
  const judged: JudgedCandidate[] = []
  const plausible: { readonly candidate: JudgedCandidate; readonly right: boolean }[] = []
  const { signal } = new AbortController()
  // A closer look is bounded by time: with it, no two searches could be compared.
  const localise = () => Promise.resolve(null)
  const open = () => Promise.reject(new Error('the search makes no calls of its own'))
  const around = {
    session,
    investigator: by,
    open,
    recall: NOTHING_RECALLED,
    tellUse: () => {},
    partials: () => [],
    doubt: () => {},
  }
  const proposals = createSearchAgent(priorOf).propose({ ...contextOf(task, investigation, around), localise })
  for (let turn = await proposals.next([]); !turn.done && judged.length < most;) {
    const batch = await judge.judge(turn.value, signal)
    judged.push(...batch)
    const passed = batch.filter((candidate) => isPlausible(candidate, failing))
    const right = passed.length === 0 ? [] : await isRight(passed)
    plausible.push(...passed.map((candidate, i) => ({ candidate, right: right[i]! })))
    if (brief && right.includes(true)) break
    turn = await proposals.next(batch)
  }
  const ofRight = plausible.filter(({ right }) => right).map(({ candidate }) => candidate)
  const placeOf = (candidate: JudgedCandidate | undefined) => (candidate === undefined ? null : judged.indexOf(candidate) + 1)
  return {
    id: bench.id,
    half: halfOf(bench),
    tried: judged.length,
    firstPlausible: placeOf(plausible[0]?.candidate),
    firstRight: placeOf(ofRight[0]),
    families: countFamilies(judged, ofRight, ({ edits }) => suspicion(edits[0]!.start, edits.at(-1)!.end)),
  }
}

function countFamilies(
  judged: readonly JudgedCandidate[],
  right: readonly JudgedCandidate[],
  suspicionOf: (candidate: JudgedCandidate) => number,
): Census['families'] {
  const families: Record<string, { tried: number[]; right: number[] }> = {}
  const ofRight = right.filter(isSingle)
  const isAmongRight = new Set(ofRight)
  for (const candidate of judged.filter(isSingle)) {
    const bucket = Math.round(suspicionOf(candidate) * (BUCKETS - 1))
    const none = () => Array.from({ length: BUCKETS }, () => 0)
    const counts = (families[candidate.operators[0]!] ??= { tried: none(), right: none() })
    counts.tried[bucket]! += 1
    if (isAmongRight.has(candidate)) counts.right[bucket]! += 1 / ofRight.length
  }
  return families
}

function isSingle({ operators }: JudgedCandidate): boolean {
  return operators.length === 1
}
