import type { FaultReport } from '#core'
import type { FaultSite } from './truth/differences.ts'

/** Whether the backward slice from the wrong result holds a line of the fault, and its share of the lines that ran. */
export interface SliceScore {
  readonly holds: boolean
  readonly share: number
}

/** Over the failing tests that have a slice: all of them hold the fault; the mean of their shares. */
export function scoreSlice(fault: FaultReport | null, sites: readonly FaultSite[]): SliceScore | null {
  const slices = fault?.slice ?? []
  if (slices.length === 0) return null
  const right = new Set(sites.flatMap((site) => site.lines))
  const shares = slices.map(({ lines, executed }) => lines.length / Math.max(1, executed))
  return {
    holds: slices.every(({ lines }) => lines.some((line) => right.has(line))),
    share: shares.reduce((sum, share) => sum + share, 0) / shares.length,
  }
}
