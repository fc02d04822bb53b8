import { mend, type Mender } from '../mend.ts'

/** Markdown around the program: what is outside of the fences goes. */
export const fences: Mender = {
  name: 'fences',
  *mend(text) {
    const open = /^[ \t]*```[\w-]*[ \t]*\r?\n/m.exec(text)
    const close = /^[ \t]*```[ \t]*$/m.exec(text.slice(open === null ? 0 : open.index + open[0].length))
    if (open !== null) yield mend(0, 'drop everything before the program', 0, open.index + open[0].length, '')
    if (close !== null) {
      const start = close.index + (open === null ? 0 : open.index + open[0].length)
      yield mend(0.1, 'drop everything after the program', start, text.length, '')
    }
  },
}
