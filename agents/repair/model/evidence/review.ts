import type { RepairContext } from '#core'
import type { Field } from '../input/field.ts'
import { descriptionField } from './description.ts'
import { programField } from './program.ts'
import { testsField } from './tests.ts'

/** What a reviewer sees: what was asked for, the patched program, and the tests that it passes. */
export function reviewFields(context: RepairContext, program: string): readonly Field[] {
  return [
    ...descriptionField(context),
    ...programField({ ...context.task.source, text: program }, context),
    ...testsField(context),
  ]
}
