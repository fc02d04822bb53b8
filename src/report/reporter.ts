import type { RepairEvent, RepairResult } from '#core'
import type { Delivery } from './delivery.ts'

/** Tells a repair's story while it runs, and its end. */
export interface Reporter {
  event(event: RepairEvent): void
  /** Something to know that is no event of the repair, such as which tests were found. */
  note(text: string): void
  end(result: RepairResult, delivery: Delivery): void
}

export interface ReporterOptions {
  readonly stdout: NodeJS.WriteStream
  readonly stderr: NodeJS.WriteStream
  /** Only what matters at the end: the reader is a program. */
  readonly terse: boolean
}
