import type { Placer } from './placer.ts'

/** What is thrown. */
export const throwPlacer: Placer = {
  kind: 'throw',
  place(path, draft) {
    if (path.isThrowStatement()) draft.value('throw', path.get('argument'), draft.textOf(path.node.argument), path.node)
  },
}
