import { inline } from '../inline.ts'
import { linesField } from '../lines-field.ts'
import { seenText } from './cited.ts'
import type { Part } from './part.ts'

const MOST = 3

/** Where a failing run first departs from all passing ones, and what these saw there. */
export const onsetField: Part = ({ onset }) => {
  if (onset === null) return []
  const passing = onset.passing.slice(0, MOST)
  const isOdd = onset.departs === 'value' && passing.length === 0
  const how = isOdd
    ? 'the first odd value'
    : onset.departs === 'path'
      ? 'passing tests never go this way'
      : 'passing tests see other values here'
  return linesField('first-departure', 0.9, [
    { text: `${seenText(onset)} (${how})`, events: [onset.event] },
    ...passing.map((seen) => ({
      text: `in passing test ${inline(seen.test ?? 'while loading', 60)}: ${seenText(seen)}`,
      events: [seen.event],
    })),
  ])
}
