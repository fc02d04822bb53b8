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
export function isSpecialCase(
  edits: readonly Edit[],
  { source, tests, description = '' }: Pick<RepairTask, 'source' | 'tests' | 'description'>,
): boolean {
  const added = edits.map(({ replacement }) => replacement.map((piece) => (typeof piece === 'string' ? piece : ' x ')).join(''))
  for (const text of added) {
    for (const match of text.matchAll(COMPARED)) {
      const literal = (match[1] ?? match[2] ?? match[3])!
      const value = /^['"`]/.test(literal) ? literal.slice(1, -1) : literal
      if (mentions(tests.text, value) && !mentions(source.text, value) && !mentions(description, value)) return true
    }
  }
  return false
}

/** Numbers and words are not looked for in longer ones. */
function mentions(text: string, value: string): boolean {
  for (let at = text.indexOf(value); at >= 0; at = text.indexOf(value, at + 1)) {
    if (!/[\w.]{2}/.test(text.charAt(at - 1) + value.charAt(0)) && !/\w{2}/.test(value.at(-1)! + text.charAt(at + value.length)))
      return true
  }
  return false
}
