import * as t from '@babel/types'
import { code, type Edit } from '#core'
import { change, operator } from '../operator.ts'
import { object, replace } from '../writing/rewrite.ts'

/** Counts each occurrence where only their presence was counted: `if (a.includes(x)) n++`. */
export const countOccurrences = operator('count-occurrences', ['IfStatement'], function* ({ node, path, scene }) {
  const searches: t.CallExpression[] = []
  t.traverseFast(node.test, (inner) => {
    if (
      t.isCallExpression(inner) &&
      t.isMemberExpression(inner.callee) &&
      t.isIdentifier(inner.callee.property, { name: 'includes' })
    )
      searches.push(inner)
  })
  for (const search of searches) {
    const owner = (search.callee as t.MemberExpression).object
    const wanted = search.arguments[0]
    if (wanted === undefined || t.isSuper(owner)) continue
    const count =
      scene.kinds.of(owner, path) === 'array'
        ? [...object(owner), ...code`.filter((item) => item === ${wanted}).length`]
        : [...object(owner), ...code`.split(${wanted}).length - 1`]
    const edits: Edit[] = []
    t.traverseFast(node.consequent, (inner) => {
      if (t.isUpdateExpression(inner, { operator: '++' })) edits.push(replace(inner, [...code`${inner.argument} += `, ...count]))
      if (t.isAssignmentExpression(inner, { operator: '+=' }) && t.isNumericLiteral(inner.right, { value: 1 }))
        edits.push(replace(inner.right, count))
    })
    for (const edit of edits) yield change(0, `count every occurrence in \`${scene.snippet(owner)}\``, edit)
  }
})
