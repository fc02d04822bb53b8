import type { FaultReport, Trace } from '#core'
import type { Field } from '../../input/field.ts'

/** One part of a diagnosis as a field; none where nothing is known of it. */
export type Part = (fault: FaultReport, trace: Trace | null) => readonly Field[]
