import * as t from '@babel/types'
import { change, operator } from '../operator.ts'
import { insertAt } from '../writing/rewrite.ts'
import { unboundNames } from '../scene/unbound-names.ts'

/** A method or a field of the class called by its bare name. */
export const missingThis = operator('missing-this', ['Program'], function* ({ path }) {
  for (const [name, uses] of unboundNames(path)) {
    const edits = uses.flatMap((use) => {
      const owner = use.findParent((around) => around.isClassBody())
      const isMember =
        owner?.isClassBody() && owner.node.body.some((member) => 'key' in member && t.isIdentifier(member.key, { name }))
      const isShorthand = t.isObjectProperty(use.parent, { shorthand: true })
      return isMember && !isShorthand ? [insertAt(use.node.start!, 'this.')] : []
    })
    if (edits.length > 0) yield change(0, `use \`this.${name}\``, ...edits.sort((a, b) => a.start - b.start))
  }
})
