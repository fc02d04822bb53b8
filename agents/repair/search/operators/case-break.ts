import * as t from '@babel/types'
import { change, operator } from '../operator.ts'
import { insertAfter } from '../writing/rewrite.ts'

/** A `case` that runs on into the next one. */
export const caseBreak = operator('case-break', ['SwitchCase'], function* ({ node, path, scene }) {
  const last = node.consequent.at(-1)
  const isLast = path.key === (path.container as readonly unknown[]).length - 1
  if (last === undefined || isLast || t.isCompletionStatement(last)) return
  yield change(0, `end the case with \`break\``, insertAfter(scene.text, last, 'break;'))
})
