import * as t from '@babel/types'
import { valuesAt } from '../scene/names.ts'
import { change, operator } from '../operator.ts'
import { object, replace } from '../writing/rewrite.ts'

/** Conditions on an element `x` of the result in terms of a list or text `$`. */
const CONDITIONS = ['$.indexOf(x) === $.lastIndexOf(x)', '$.indexOf(x) !== $.lastIndexOf(x)', '!$.includes(x)', '$.includes(x)']

/** Only some elements of the returned list: those that a list in scope holds once, more than once, or not at all. */
export const resultFilter = operator('result-filter', ['ReturnStatement'], function* (site) {
  const { node, path, scene } = site
  const result = node.argument
  if (result == null || scene.kinds.of(result, path) !== 'array') return
  const lists = valuesAt(site, 'array').filter(
    ({ name, kind }) => kind !== 'unknown' && !(t.isIdentifier(result) && result.name === name),
  )
  for (const [i, { name }] of lists.entries()) {
    for (const [j, condition] of CONDITIONS.entries()) {
      const text = condition.replaceAll('$', () => name)
      yield change(
        i * 0.1 + j * 0.1,
        `return only elements with \`${text}\``,
        replace(result, [...object(result), `.filter((x) => ${text})`]),
      )
    }
  }
})
