import type { Mender } from '../mend.ts'

/** Markdown around the program: what is outside of the fences goes. */
export const fences: Mender = {
  name: 'fences',
  *mend(text) {
    const lines = [...text.matchAll(/^[ \t]*```[\w-]*[ \t]*(?:\r?\n|$)/gm)]
    const [first, second] = lines
    if (first === undefined) return
    const before = { start: 0, end: first.index + first[0].length, replacement: [] }
    const after = { start: (second ?? first).index, end: text.length, replacement: [] }
    if (second === undefined) {
      yield { edits: [before], cost: 0, what: 'drop everything before the program' }
      yield { edits: [after], cost: 0.1, what: 'drop everything after the program' }
    } else {
      yield { edits: [before, after], cost: 0, what: 'drop everything around the program' }
    }
  },
}
