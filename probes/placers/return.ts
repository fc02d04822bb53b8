import * as t from '@babel/types'
import type { Placer } from './placer.ts'

/** What functions return, an arrow function's expression included. */
export const returnPlacer: Placer = {
  kind: 'return',
  place(path, draft) {
    if (path.isReturnStatement()) {
      const argument = path.get('argument')
      if (argument.isExpression()) draft.value('return', argument, draft.textOf(argument.node), path.node)
      else draft.emptyReturn(path)
    } else if (path.isArrowFunctionExpression() && !t.isBlockStatement(path.node.body)) {
      draft.value('return', path.get('body'), draft.textOf(path.node.body))
    }
  },
}
