import type { Placer } from './placer.ts'

/** Conditions with their values (the arm follows from it), what a `switch` looks at, and the cases that it enters. */
export const branchPlacer: Placer = {
  kind: 'branch',
  place(path, draft) {
    if (path.isIfStatement() || path.isConditionalExpression() || path.isWhileStatement() || path.isDoWhileStatement()) {
      draft.condition(path.get('test'))
    } else if (path.isForStatement()) {
      const test = path.get('test')
      if (test.isExpression()) draft.condition(test)
    } else if (path.isSwitchStatement()) {
      draft.value('branch', path.get('discriminant'), draft.textOf(path.node.discriminant))
    } else if (path.isSwitchCase()) {
      const { test, consequent, end } = path.node
      const label = test ? `case ${draft.textOf(test)}` : 'default'
      draft.statementAt(consequent[0]?.start ?? end!, 'branch', path, test ?? path.node, label)
    }
  },
}
