import { code } from '#core'
import { valuesAt } from '../scene/names.ts'
import { change, operator } from '../operator.ts'
import { insertAt, replace, replaceSpan } from '../writing/rewrite.ts'

/** Elements of a list literal: dropped, swapped, or one more. */
export const arrayElements = operator('array-elements', ['ArrayExpression'], function* (site) {
  const { node, scene } = site
  const { elements } = node
  for (const [i, element] of elements.entries()) {
    if (element === null) continue
    const next = elements[i + 1]
    const previous = elements[i - 1]
    const start = next == null && previous != null ? previous.end! : element.start!
    const end = next == null ? element.end! : next.start!
    if (i < 6) yield change(0.4, `drop the element \`${scene.snippet(element)}\``, replaceSpan({ start, end }, ''))
    if (next != null && i < 6)
      yield change(
        0,
        `swap \`${scene.snippet(element)}\` and \`${scene.snippet(next)}\``,
        replace(element, code`${next}`),
        replace(next, code`${element}`),
      )
  }
  const at = elements.length === 0 ? node.end! - 1 : (elements.at(-1)?.end ?? node.end! - 1)
  for (const value of [
    ...valuesAt(site)
      .slice(0, 4)
      .map(({ name }) => name),
    '0',
    '1',
    "''",
  ]) {
    yield change(0.6, `add the element \`${value}\``, insertAt(at, elements.length === 0 ? value : `, ${value}`))
  }
})
