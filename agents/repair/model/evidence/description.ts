import type { RepairContext } from '#core'
import { cutToTokens } from '../input/cut.ts'
import type { Field } from '../input/field.ts'

const CAP = 8_000

/** What the program should do, in the words of its prompt; nothing where it has none. */
export function descriptionField({ task }: RepairContext): readonly Field[] {
  const text = task.description?.trim() ?? ''
  if (text === '') return []
  return [{ name: 'description', text, relevance: 1, events: [], cap: CAP, shorten: (tokens) => cutToTokens(text, tokens) }]
}
