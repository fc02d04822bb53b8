import * as t from '@babel/types'
import { change, operator } from '../operator.ts'
import { replace } from '../writing/rewrite.ts'

/** A condition that should not matter. */
export const conditionConstant = operator('condition-constant', ['Expression'], function* ({ node, path, scene }) {
  if (path.key !== 'test' || t.isBooleanLiteral(node)) return
  for (const value of t.isLoop(path.parent) ? ['false'] : ['true', 'false']) {
    yield change(
      t.isForStatement(path.parent) ? 1 : 0,
      `make the condition \`${scene.snippet(node)}\` \`${value}\``,
      replace(node, value),
    )
  }
})
