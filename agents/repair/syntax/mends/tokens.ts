import { endBefore, mend, type Mender } from '../mend.ts'

const INSERTED: readonly (readonly [sign: string, cost: number])[] = [
  [')', 0.6],
  ['}', 0.8],
  [']', 0.8],
  ['(', 0.8],
  ['{', 0.9],
  ['[', 1.2],
  [',', 0.6],
  [' + ', 0.7],
  [';', 1],
  [' => ', 0.8],
  [': ', 1],
  [' = ', 1],
  ['.', 1],
  [' && ', 1.1],
  [' || ', 1.2],
  [' ? ', 1.3],
  [' : ', 1.2],
  ['"', 1.3],
  ["'", 1.3],
  ['`', 1.3],
  [' || 0', 2],
]

/** What stands at the fault or just before it: a sign too many, too few, or the wrong one. */
export const tokens: Mender = {
  name: 'tokens',
  *mend(text, { offset }) {
    const before = endBefore(text, offset)
    for (const [sign, cost] of INSERTED) {
      yield mend(cost, `insert \`${sign.trim()}\``, before, before, sign.trimEnd())
      if (before !== offset) yield mend(cost + 0.1, `insert \`${sign.trim()}\``, offset, offset, sign)
    }
    const here = /^(?:[\w$]+|=>|===?|!==?|[<>]=?|&&|\|\||\+\+|--|[^\s\w])/.exec(text.slice(offset))?.[0] ?? ''
    if (here !== '') yield mend(0.9, `drop \`${here}\``, offset, offset + here.length, '')
    const last = /(?:[\w$]+|=>|===?|!==?|[<>]=?|&&|\|\||\+\+|--|[^\s\w])$/.exec(text.slice(0, before))?.[0] ?? ''
    if (last !== '') yield mend(1, `drop \`${last}\``, before - last.length, before, '')
    const lineStart = text.lastIndexOf('\n', offset - 1) + 1
    const lastOfLine = endBefore(text, lineStart)
    for (const sign of ['}', ')', '{', ');', ',', '})'])
      if (lineStart > 0) yield mend(1.2, `insert \`${sign}\` at the end of the line before`, lastOfLine, lastOfLine, sign)
    for (const sign of [')', ']', '}', '(', '[', '{', ',', ';', ':', '=', '+']) {
      if (/^[^\s\w]$/.test(here) && sign !== here)
        yield mend(1.3, `write \`${sign}\` in place of \`${here}\``, offset, offset + here.length, sign)
      if (/^[^\s\w]$/.test(last) && sign !== last)
        yield mend(1.5, `write \`${sign}\` in place of \`${last}\``, before - last.length, before, sign)
    }
  },
}
