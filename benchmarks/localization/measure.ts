import { diagnose, type Diagnosis } from '#tracemend'
import { missingPackages, neededPackages } from '../packages.ts'
import type { Bench } from '../audit.ts'
import { whyUnsound } from '../soundness.ts'
import type { BenchTask } from '../task.ts'
import type { Arm } from './arms.ts'
import { parsed, type Code } from '../code.ts'
import type { Rank } from './expected-rank.ts'
import { functionLength, type FunctionLength } from './function-lines.ts'
import { causalChance, rankExpressions, rankLines } from './rank-lines.ts'
import { scoreSlice, type SliceScore } from './score-slice.ts'
import { differences, type FaultSite } from './truth/differences.ts'

/** What one arm made of one program. */
export interface ArmScore {
  readonly arm: string
  /** Wall time of the whole diagnosis: its runs, probes and analysis. */
  readonly ms: number
  readonly line: Rank
  /** Null where no suspect is the differing expression. */
  readonly expression: Rank | null
  /** Of the backward slice; null where there is none. */
  readonly slice: SliceScore | null
  /** The chance that a right line is first by what interventions say alone. */
  readonly causal: number
  /** What went wrong with the diagnosis itself; it then has no suspects, and all lines tie. */
  readonly failure?: string
}

/** How every arm ranks a fault; with the length of the faulty function. */
export interface Scored extends FunctionLength {
  readonly kind: 'scored'
  readonly id: string
  readonly sites: readonly FaultSite[]
  readonly arms: readonly ArmScore[]
}

/** A row that is no part of any figure, and why. */
export interface Excluded {
  readonly kind: 'excluded'
  readonly id: string
  readonly reason: string
}

export type Measured = Scored | Excluded

/** One program with a known fault: diagnosed by every arm, each ranked against what the right program differs in. */
export async function measureTask(bench: Bench, task: BenchTask, arms: readonly Arm[]): Promise<Measured> {
  const excluded = (reason: string): Measured => ({ kind: 'excluded', id: task.id, reason })
  const packages = neededPackages(task)
  const missing = missingPackages(packages, bench.root)
  if (missing.length > 0) return excluded(`needs the package ${missing.join(', ')}`)
  const unsound = await whyUnsound(bench, task, packages.length > 0)
  if (unsound !== null) return excluded(`unsound: ${unsound}`)

  const code = parsed(task.program)
  const right = parsed(task.reference)
  if (code === null || right === null) return excluded(`the ${code === null ? 'program' : 'reference'} does not parse`)
  const sites = differences(code, right)
  if (sites.length === 0) return excluded('the program is its reference')

  const tests = task.visibleTests!
  const input = { id: task.id, source: task.program, tests, ...(packages.length > 0 && { root: bench.root }) }
  const scores: ArmScore[] = []
  for (const { name, analysis } of arms) {
    const started = performance.now()
    const diagnosis = await diagnose(input, { sandbox: bench.sandbox, limits: bench.limits, seed: bench.seed, analysis }).catch(
      messageOf,
    )
    const ms = performance.now() - started
    if (typeof diagnosis === 'string') scores.push({ arm: name, ms, ...rank(code, null, sites), failure: diagnosis })
    else if (diagnosis.baseline.status !== 'failing') return excluded(`its baseline is ${diagnosis.baseline.status}`)
    else scores.push({ arm: name, ms, ...rank(code, diagnosis, sites) })
  }
  return { kind: 'scored', id: task.id, ...functionLength(code, sites), sites, arms: scores }
}

/** A program that could not be traced has no suspects: all its lines tie. */
function rank(code: Code, diagnosis: Diagnosis | null, sites: readonly FaultSite[]): Omit<ArmScore, 'arm' | 'ms' | 'failure'> {
  const suspects = diagnosis?.fault?.suspects ?? []
  return {
    line: rankLines(code, suspects, sites)!,
    expression: rankExpressions(suspects, diagnosis?.trace?.points ?? [], sites),
    slice: scoreSlice(diagnosis?.fault ?? null, sites),
    causal: causalChance(code, suspects, sites),
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
