import { code } from '#core'
import { change, operator } from '../operator.ts'
import { replace } from '../writing/rewrite.ts'

/** A list passed as its elements by mistake. */
export const spreadDrop = operator('spread-drop', ['SpreadElement'], function* ({ node, scene }) {
  yield change(0, `pass \`${scene.snippet(node.argument)}\` itself`, replace(node, code`${node.argument}`))
})
