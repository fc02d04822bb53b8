import { failedIds, type BlockView, type Suspect, type Trace } from '#core'
import { cite } from '../cite.ts'
import { departuresOf } from '../divergence/departures.ts'
import { readRuns } from '../divergence/runs.ts'
import type { Observed } from '../observed.ts'
import { basicBlocks, type BasicBlock } from './basic-blocks.ts'
import { blockAround, blocksOfPoints, countVisits, visitsOf, type BlockVisit } from './block-visits.ts'
import { statesOf } from './states.ts'

const MOST_BLOCKS = 6

/**
 * The most suspicious blocks of the program, each with its variables before and after it ran: in the failing test that did least among those
 * that ran it, the first time that it did what no passing test does, else the last time.
 */
export function viewBlocks(observed: Observed, suspects: readonly Suspect[]): BlockView[] {
  const { trace, source, baseline } = observed
  const failed = new Set(failedIds(baseline))
  const blocks = basicBlocks(source.ast)
  const blockAt = blocksOfPoints(trace.points, blocks)
  const odd = new Set([...departuresOf(readRuns(observed)).values()].flat().map(({ step }) => step.event))
  const byTest = Map.groupBy(
    trace.events.filter(({ test }) => test !== null && failed.has(test)),
    ({ test }) => test,
  )
  const runs = [...byTest.values()].sort((a, b) => a.length - b.length)
  const views: BlockView[] = []
  for (const { block, score } of scoreBlocks(blocks, suspects)) {
    const visits = runs.map((events) => visitsOf(block, blockAt, events)).find((list) => list.length > 0)
    if (visits === undefined || views.length === MOST_BLOCKS) continue
    const visit = visits.find(({ events }) => events.some((event) => odd.has(event))) ?? visits.at(-1)!
    const view = viewOf(trace, block, visit, score)
    if (view.before.length + view.after.length > 0) views.push(view)
  }
  return views
}

/** The blocks that hold suspects, most suspicious first; each as suspicious as the most suspicious of what it holds. */
function scoreBlocks(blocks: readonly BasicBlock[], suspects: readonly Suspect[]) {
  const scores = new Map<BasicBlock, number>()
  for (const { span, score } of suspects) {
    const block = blockAround(span, blocks)
    if (block !== null && score > (scores.get(block) ?? 0)) scores.set(block, score)
  }
  return [...scores].map(([block, score]) => ({ block, score })).sort((a, b) => b.score - a.score)
}

function viewOf(trace: Trace, block: BasicBlock, visit: BlockVisit, score: number): BlockView {
  const { before, after } = statesOf(trace, visit)
  const { firstLine, lastLine } = block
  const { point, test } = visit.events[0]!
  const cited = { before: before.map((event) => cite(trace, event)), after: after.map((event) => cite(trace, event)) }
  const { functionName } = trace.points[point]!
  return { firstLine, lastLine, functionName, score, test: test!, ...countVisits(trace, visit), ...cited }
}
