/** One measured number and what it must be; `reference` is the bound. */
export interface Figure {
  readonly name: string
  readonly value: number
  readonly unit: 'times' | 'ms' | 'MB' | 'per second' | 'share' | 'yes'
  readonly reference: number
  readonly bound: 'at most' | 'at least'
  /** What the number is made of. */
  readonly detail: string
}

/** What another tool costs, for comparison: no bound. */
export interface Peer {
  readonly name: string
  /** Slow-down against the same program without the tool, geometric mean; `null` when it could not be measured. */
  readonly slowDown: number | null
  readonly detail: string
}

/** How thoroughly to measure. */
export interface Effort {
  /** Times that each variant is run. */
  readonly rounds: number
  /** How many candidates of each task are screened. */
  readonly candidates: number
}

export function isMet({ value, reference, bound }: Figure): boolean {
  return bound === 'at most' ? value <= reference : value >= reference
}

export const times = (value: number) => `×${value.toFixed(2)}`
