import { inline } from '../inline.ts'
import { linesField } from '../lines-field.ts'
import { cited } from './cited.ts'
import type { Part } from './part.ts'

const MOST = 4
const CALL = 120
const VALUE = 120

/** Which calls gave what, instead of what, and how that differs. */
export const differencesField: Part = ({ differences }) => {
  const told = differences.toSorted((a, b) => a.assertion.length - b.assertion.length).slice(0, MOST)
  const lines = told.map(({ call, assertion, event, path, expected, actual, how }) => {
    const number = event === null ? '' : `${cited(event)} `
    const place = path === '' ? '' : ` at ${inline(path, 40)}`
    const gave = actual === '' ? '' : ` gives ${inline(actual, VALUE)}${place}`
    const wanted = expected === '' ? '' : `, expected ${inline(expected, VALUE)}`
    const said = `${number}${inline(call ?? assertion, CALL)}${gave}${wanted}${how === '' ? '' : `: ${inline(how, VALUE)}`}`
    return { text: said, events: event === null ? [] : [event] }
  })
  return linesField('wrong-results', 0.85, lines)
}
