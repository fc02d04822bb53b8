import type { Edit, RepairTask } from '#core'

const TEXT = String.raw`"(?:[^"\\\n]|\\.){2,}"|'(?:[^'\\\n]|\\.){2,}'|\`(?:[^\`\\\n$]|\\.){2,}\``
const NUMBER = String.raw`-?(?:\d{2,}(?:\.\d+)?|\d*\.\d+)(?![\w.])`
const LITERAL = `(?:${TEXT}|${NUMBER})`
/** A literal beside a comparison, as a case, or looked for in something; what a remainder is taken of is none. */
const COMPARED = new RegExp(
  String.raw`(?:[=!]==?|[<>]=?|\bcase)\s*(${LITERAL})|(?<!%\s*)(${LITERAL})\s*(?:[=!]==?|[<>]=?)|\.(?:includes|startsWith|endsWith|indexOf|has)\((${LITERAL})`,
  'g',
)
/** An entry of a table: a property, or a pair among pairs. */
const ENTRY = new RegExp(
  String.raw`(?<=[{,]\s*)(${LITERAL}|[A-Za-z_$][\w$]+)\s*:\s*(${LITERAL}|\d|true|false)|(?<=[[,]\s*)\[\s*(${LITERAL})\s*,\s*(${LITERAL}|\d|true|false)\s*\]`,
  'g',
)
/** What `typeof` gives: whoever asks for these asks for a kind of value, and for none that tests know. */
const TYPES: ReadonlySet<string> = new Set(['undefined', 'object', 'boolean', 'number', 'bigint', 'string', 'symbol', 'function'])
const ANSWER = new RegExp(String.raw`"(?:[^"\\\n]|\\.){3,}"|'(?:[^'\\\n]|\\.){3,}'`, 'g')

/**
 * Whether a patch asks for a value that only the tests mention: such a program knows its tests, and nothing more. Values of the program
 * itself or of its description are no such values; nor are single digits and signs, which say nothing.
 */
export function isSpecialCase(edits: readonly Edit[], task: Words): boolean {
  return added(edits, task.source.text).some((text) => {
    const literals = [...text.matchAll(COMPARED)].map((match) => (match[1] ?? match[2] ?? match[3])!)
    return literals.some((literal) => isOnlyInTests(literal, task)) || isTableOfAnswers(text, task)
  })
}

/**
 * Whether a patch brings a text that only the tests mention. One that solves everything may, as a message has its wording; one that solves a
 * part of it knows an answer.
 */
export function knowsAnAnswer(edits: readonly Edit[], task: Words): boolean {
  return added(edits, task.source.text).some((text) =>
    [...text.matchAll(ANSWER)].some(([literal]) => isOnlyInTests(literal, task)),
  )
}

/** Whether a table's entries are for the greater part what several tests ask, each with its answer. */
function isTableOfAnswers(text: string, task: Words): boolean {
  const entries = [...text.matchAll(ENTRY)].map(([, key, value, first, second]) => [key ?? first!, value ?? second!] as const)
  if (entries.length < 2) return false
  const lines = task.tests.text.split('\n')
  const asked = entries
    .filter(([key]) => isOnlyInTests(key, task))
    .map(([key, value]) => lines.findIndex((line) => mentions(line, bare(key)) && mentions(line, bare(value))))
    .filter((line) => line >= 0)
  return new Set(asked).size > 1 && asked.length >= entries.length / 2
}

type Words = Pick<RepairTask, 'source' | 'tests' | 'description'>

/** So much of what stands around an edit tells whether a literal is compared. */
const AROUND = 5

/** The texts that edits bring, with a little of what stands around them. */
function added(edits: readonly Edit[], source: string): string[] {
  return edits.map(({ start, end, replacement }) => {
    const text = replacement.map((piece) => (typeof piece === 'string' ? piece : ' x ')).join('')
    return source.slice(Math.max(0, start - AROUND), start) + text + source.slice(end, end + AROUND)
  })
}

function isOnlyInTests(literal: string, { source, tests, description = '' }: Words): boolean {
  const value = bare(literal)
  return !TYPES.has(value) && mentions(tests.text, value) && !mentions(source.text, value) && !mentions(description, value)
}

function bare(literal: string): string {
  return /^['"`]/.test(literal) ? literal.slice(1, -1) : literal
}

/** Numbers and words are not looked for in longer ones. */
function mentions(text: string, value: string): boolean {
  for (let at = text.indexOf(value); at >= 0; at = text.indexOf(value, at + 1)) {
    if (!/[\w.]{2}/.test(text.charAt(at - 1) + value.charAt(0)) && !/\w{2}/.test(value.at(-1)! + text.charAt(at + value.length)))
      return true
  }
  return false
}
