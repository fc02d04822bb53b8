import { endBefore, lineAround, mend, type Mender } from '../mend.ts'

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

/** Signs that join two expressions: one that the line is full of is missing there sooner than another. */
const JOINTS = new Set([',', ' + ', ' && ', ' || '])
const USUAL_HERE = 0.2

/** What stands at the fault or just before it: a sign too many, too few, or the wrong one. */
export const tokens: Mender = {
  name: 'tokens',
  *mend(text, { offset }) {
    const before = endBefore(text, offset)
    const { start, end } = lineAround(text, offset)
    const isUsual = (sign: string) => JOINTS.has(sign) && text.slice(start, end).split(sign.trim()).length > 2
    for (const [sign, usually] of INSERTED) {
      const cost = isUsual(sign) ? usually - USUAL_HERE : usually
      yield mend(cost, `insert \`${sign.trim()}\``, before, before, sign.trimEnd())
      if (before !== offset) yield mend(cost + 0.1, `insert \`${sign.trim()}\``, offset, offset, sign)
    }
    const here = /^(?:[\w$]+|=>|===?|!==?|[<>]=?|&&|\|\||\+\+|--|[^\s\w])/.exec(text.slice(offset))?.[0] ?? ''
    if (here !== '') yield mend(0.9, `drop \`${here}\``, offset, offset + here.length, '')
    const last = /(?:[\w$]+|=>|===?|!==?|[<>]=?|&&|\|\||\+\+|--|[^\s\w])$/.exec(text.slice(0, before))?.[0] ?? ''
    if (last !== '') yield mend(1, `drop \`${last}\``, before - last.length, before, '')
    const lastOfLine = endBefore(text, start)
    for (const sign of ['}', ')', '{', ');', ',', '})'])
      if (start > 0) yield mend(1.2, `insert \`${sign}\` at the end of the line before`, lastOfLine, lastOfLine, sign)
    for (const sign of [')', ']', '}', '(', '[', '{', ',', ';', ':', '=', '+']) {
      if (/^[^\s\w]$/.test(here) && sign !== here)
        yield mend(1.3, `write \`${sign}\` in place of \`${here}\``, offset, offset + here.length, sign)
      if (/^[^\s\w]$/.test(last) && sign !== last)
        yield mend(1.5, `write \`${sign}\` in place of \`${last}\``, before - last.length, before, sign)
    }
  },
}
