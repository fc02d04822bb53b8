import { change, operator } from '../operator.ts'
import { negated, replaceBy, replaceLoose } from '../writing/rewrite.ts'

/** One part of a conditional expression in place of the whole: its condition, or one of its arms. */
export const conditionalPart = operator('conditional-part', ['ConditionalExpression'], function* (site) {
  const { node, scene } = site
  const { test, consequent, alternate } = node
  const what = `use a part of \`${scene.snippet(node)}\` alone`
  yield change(0, what, replaceBy(site, test))
  yield change(0.1, what, replaceLoose(site, negated(test)))
  yield change(0.3, what, replaceBy(site, consequent))
  yield change(0.3, what, replaceBy(site, alternate))
})
