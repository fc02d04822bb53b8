/** How a run inside an isolate ended, as the worker saw it. */
export interface RunStop {
  readonly end: 'completed' | 'timed-out' | 'out-of-memory' | 'crashed'
  readonly detail: string
}

export const COMPLETED: RunStop = { end: 'completed', detail: '' }
export const TIMED_OUT = { end: 'timed-out', detail: 'the run took longer than its limit' } as const satisfies RunStop
export const OUT_OF_MEMORY = { end: 'out-of-memory', detail: 'used more memory than its limit' } as const satisfies RunStop
