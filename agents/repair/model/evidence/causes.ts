import type { RepairContext } from '#core'
import type { Field } from '../input/field.ts'
import { chainField } from './causes/chain.ts'
import { differencesField } from './causes/differences.ts'
import { onsetField } from './causes/onset.ts'
import { suspectsField } from './causes/suspects.ts'
import { symptomsField } from './causes/symptoms.ts'
import { whatIfField } from './causes/what-if.ts'
import type { Part } from './causes/part.ts'

/** In the order in which they are read. */
const PARTS: readonly Part[] = [differencesField, symptomsField, onsetField, chainField, whatIfField, suspectsField]

/** What the diagnosis found, each part a field of its own. What it cites are events of the context's trace. */
export function causesFields({ fault, trace }: RepairContext): readonly Field[] {
  return fault === null ? [] : PARTS.flatMap((part) => part(fault, trace))
}
