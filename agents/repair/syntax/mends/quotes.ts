import { lineAround, mend, type Mender } from '../mend.ts'

/** A string or template that does not end, or that ends too early. */
export const quotes: Mender = {
  name: 'quotes',
  *mend(text, { offset, message }) {
    if (!/unterminated|unexpected/i.test(message)) return
    const isUnterminated = /unterminated/i.test(message)
    const { start, end } = lineAround(text, offset)
    const line = text.slice(start, end)
    for (const quote of ["'", '"', '`']) {
      const places = line.split('').flatMap((char, i) => (char === quote ? [start + i] : []))
      if (places.length === 0) continue
      const cost = isUnterminated ? 0.4 : 1.4
      const last = start + line.replace(/[\s;,)\]}]+$/, '').length
      for (const at of new Set([last, start + line.trimEnd().replace(/;$/, '').length]))
        yield mend(cost, `end the string with ${quote}`, at, at, quote)
      for (const at of places) {
        yield mend(cost + 0.6, `drop a ${quote}`, at, at + 1, '')
        yield mend(cost + 0.4, `escape a ${quote}`, at, at, '\\')
        for (const other of ["'", '"', '`'])
          if (other !== quote) yield mend(cost + 0.5, `write ${other} in place of ${quote}`, at, at + 1, other)
      }
    }
    if (/unterminated template/i.test(message)) yield mend(0.6, 'end the template', end, end, '`')
  },
}
