import type { Edit, RepairTask } from '#core'

const TEXT = String.raw`"(?:[^"\\\n]|\\.){2,}"|'(?:[^'\\\n]|\\.){2,}'|\`(?:[^\`\\\n$]|\\.){2,}\``
const NUMBER = String.raw`-?(?:\d{2,}(?:\.\d+)?|\d*\.\d+)(?![\w.])`
const LITERAL = `(?:${TEXT}|${NUMBER})`
/** A literal beside a comparison, as a case, or looked for in something. */
const COMPARED = new RegExp(
  String.raw`(?:[=!]==?|[<>]=?|\bcase)\s*(${LITERAL})|(${LITERAL})\s*(?:[=!]==?|[<>]=?)|\.(?:includes|startsWith|endsWith|indexOf|has)\((${LITERAL})`,
  'g',
)

/**
 * Whether a patch asks for a value that only the tests mention: such a program knows its tests, and nothing more. Values of the program
 * itself or of its description are no such values; nor are single digits and signs, which say nothing.
 */
export function isSpecialCase(edits: readonly Edit[], { source, tests, description = '' }: RepairTask): boolean {
  const added = edits.map(({ replacement }) => replacement.map((piece) => (typeof piece === 'string' ? piece : ' x ')).join(''))
  for (const text of added) {
    for (const match of text.matchAll(COMPARED)) {
      const literal = (match[1] ?? match[2] ?? match[3])!
      const value = /^['"`]/.test(literal) ? literal.slice(1, -1) : literal
      if (tests.text.includes(value) && !source.text.includes(value) && !description.includes(value)) return true
    }
  }
  return false
}
