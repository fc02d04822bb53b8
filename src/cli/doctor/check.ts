/** What a check found. `warning` is something that a repair can do without. */
export interface Finding {
  readonly status: 'ok' | 'warning' | 'failed'
  readonly detail: string
}

/** One thing that should work on this machine; what it throws counts as failed. */
export interface Check {
  readonly name: string
  run(): Promise<Finding> | Finding
}

export const ok = (detail: string): Finding => ({ status: 'ok', detail })
export const warning = (detail: string): Finding => ({ status: 'warning', detail })
export const failed = (detail: string): Finding => ({ status: 'failed', detail })
