import { inline } from '../inline.ts'
import { linesField } from '../lines-field.ts'
import { cited } from './cited.ts'
import type { Part } from './part.ts'

const MOST = 4
const TEXT = 240
const MOST_CITED = 3

/** Kinds of failure that have a name, the same one once. */
export const symptomsField: Part = ({ symptoms }) => {
  const alike = [...Map.groupBy(symptoms, ({ kind, line }) => `${kind} ${line}`).values()].map(([first]) => first!)
  const lines = alike.slice(0, MOST).map(({ kind, line, text, events }) => {
    const known = events.slice(0, MOST_CITED)
    const where = line === null ? '' : ` at line ${line}`
    return { text: `${[...known.map(cited), kind.replace('-', ' ')].join(' ')}${where}: ${inline(text, TEXT)}`, events: known }
  })
  return linesField('symptoms', 0.75, lines)
}
