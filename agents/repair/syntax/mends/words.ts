import { lineAround, mend, type Mender } from '../mend.ts'

/** Words of other languages and misspelt keywords, and what JavaScript writes. */
const WORDS: readonly (readonly [pattern: RegExp, instead: string])[] = [
  [/\b(elif|elsif|elseif)\b/g, 'else if'],
  [/\b(def|func|fn|fun|fucntion|funciton|functoin|fuction)\b(?=\s*\*?\s*\w*\s*\()/g, 'function'],
  [/\b(retrun|retrn|reutrn|retun|returns|retur)\b/g, 'return'],
  [/\band\b/g, '&&'],
  [/\bor\b/g, '||'],
  [/\bnot\s+/g, '!'],
  [/\bnot in\b/g, 'in'],
  [/\bis\s+not\b/g, '!=='],
  [/\bis\b/g, '==='],
  [/\b(whlie|wihle)\b/g, 'while'],
  [/\bforeach\b/g, 'for'],
  [/\b(int|float|double|char|string|auto|bool|String|local)\s+(?=\w+\s*=)/g, 'let '],
  [/\b(let|const|var)\s+(?=(?:let|const|var)\b)/g, ''],
  [/\b(\w+)\s+\1\b/g, '$1'],
  [/->/g, '=>'],
  [/=\s+>/g, '=>'],
  [/>=(?=\s*[{(])/g, '=>'],
  [/(?<=\w\s*)>(?=\s*\w)/g, '=>'],
  [/=<(?!=)/g, '<='],
  [/<>/g, '!=='],
  [/:=/g, '='],
  [/\/\/(?=\s*\d)/g, '/'],
  [/^\s*#/g, '//'],
  [/\b(const|let|var)\s+function\b/g, 'function'],
  [/:\s*$/g, ' {'],
  [/\bthen\b/g, ''],
  [/\$(?=\{)/g, ''],
]

/** A word or sign of another language on the line of the fault or the one before. */
export const words: Mender = {
  name: 'words',
  *mend(text, { offset }) {
    const here = lineAround(text, offset)
    const first = here.start === 0 ? here : lineAround(text, here.start - 1)
    for (const { start, end } of first === here ? [here] : [here, first]) {
      const line = text.slice(start, end)
      for (const [pattern, instead] of WORDS) {
        for (const match of line.matchAll(pattern)) {
          const at = start + match.index
          const replacement = instead.replace('$1', match[1] ?? '')
          yield mend(
            start === here.start ? 0.5 : 1,
            `write \`${replacement.trim()}\` in place of \`${match[0].trim()}\``,
            at,
            at + match[0].length,
            replacement,
          )
        }
      }
    }
  },
}
