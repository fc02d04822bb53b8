import { applyEdits, type JudgedCandidate, type RepairTask } from '#core'
import type { Panel } from '../inputs/panel.ts'
import { type CallRunner, NOTHING, type Result, resultKey } from './run-calls.ts'

/** A patch that passes all tests, and what its program gives in calls that the tests do not make. */
export interface Tried {
  readonly candidate: JudgedCandidate
  readonly program: string
  /** Its place in the order of proposal, from 0: the likelier patches are proposed first. */
  readonly rank: number
  /** One a generated call. */
  readonly results: readonly Result[]
  /** Examples of the description that it does not give. */
  readonly contradicted: number
}

/** Patches that give the same in all generated calls, in the order of proposal; never empty. */
export type Behaviour = readonly [Tried, ...Tried[]]

/** Runs the patches, one program after the other, until `isLate`; those that do not even load are left out. The first is always run. */
export async function tryPatches(
  task: RepairTask,
  patches: readonly JudgedCandidate[],
  panel: Panel,
  runner: CallRunner,
  isLate: () => boolean,
): Promise<readonly Tried[]> {
  const tried: Tried[] = []
  const known = new Set<string>()
  for (const [rank, candidate] of patches.entries()) {
    if (rank > 0 && isLate()) break
    const program = applyEdits(task.source.text, candidate.edits)
    if (known.has(program)) continue
    known.add(program)
    const all = await runner.run(program)
    if (all.every((result) => result === NOTHING)) continue
    const results = all.slice(0, panel.generated.length)
    tried.push({ candidate, program, rank, results, contradicted: countContradicted(all.slice(results.length)) })
  }
  return tried
}

/** Results in pairs: what an example's call gives, and what it should. */
function countContradicted(pairs: readonly Result[]): number {
  return pairs.filter((given, i) => i % 2 === 0 && !isAsExpected(resultKey(given), resultKey(pairs[i + 1]!))).length
}

/** Descriptions taken over from other languages know one kind of nothing only. */
export function isAsExpected(given: string, expected: string): boolean {
  return given === expected || (isNothing(given) && isNothing(expected))
}

function isNothing(result: Result): boolean {
  return result === 'null' || result === 'undefined'
}

export function behaviourKey(results: readonly Result[]): string {
  return results.map(resultKey).join('\n')
}

/** In the order of each one's first patch. */
export function groupBehaviours(tried: readonly Tried[]): readonly Behaviour[] {
  const groups = Map.groupBy(tried, ({ results }) => behaviourKey(results))
  return [...groups.values()] as unknown as readonly Behaviour[]
}
