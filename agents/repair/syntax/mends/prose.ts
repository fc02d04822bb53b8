import { lineAround, mend, type Mender } from '../mend.ts'

/** A line that is no code: it goes, or becomes a comment. */
export const prose: Mender = {
  name: 'prose',
  *mend(text, { offset }) {
    const { start, end } = lineAround(text, offset)
    const line = text.slice(start, end)
    const words = line.match(/[A-Za-z]{2,}/g)?.length ?? 0
    const isProse = words >= 3 && !/[;{}=()]/.test(line)
    yield mend(isProse ? 0.3 : 3, `drop the line \`${line.trim().slice(0, 40)}\``, start, Math.min(end + 1, text.length), '')
    if (start > 0) {
      const previous = lineAround(text, start - 1)
      yield mend(3.4, 'drop the line before', previous.start, start, '')
    }
  },
}
