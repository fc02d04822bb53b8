import type { Prober } from '#core'
import { readText } from './read-text.ts'
import { type Call, callText, type Value } from './value.ts'

/** An example of the description: what a call should give. */
export interface Example {
  readonly call: Call
  readonly expected: Value
}

/** Between a call and what it should give: a sign or a word, or only a comment's start. */
const GIVES = [
  /^\s*(?:(?:#|\/\/)\s*)?(?:={1,3}>?|-+>|[➞→⇒]|(?:should |will |must )?(?:returns?|be|equals?|gives?|is)\b:?)\s*(.+)/,
  /^\s*(?:#|\/\/)\s*(.+)/,
]
/** The answer on the line after `>>> call` or `> call`. */
const NEXT_LINE = /^[ \t]*\r?\n[ \t]*(?:\/\/|\*|#)?[ \t]*(.+)/
const MOST = 20

/** Literal examples in a description's text, such as `>>> f(2)` with its answer below, `f(2) == 4` or `f(2) returns 4`. */
export function describedExamples(
  description: string,
  functionNames: readonly string[],
  parse: Prober['parse'],
): readonly Example[] {
  const examples = new Map<string, Example>()
  const byPlainName = new Map(functionNames.map((name) => [plain(name), name]))
  for (const { index, 1: name, 0: head } of description.matchAll(/([A-Za-z_$][\w$]*)\(/g)) {
    const functionName = byPlainName.get(plain(name!))
    const open = index + head.length - 1
    const close = closing(description, open)
    if (functionName === undefined || close === null || examples.size >= MOST) continue
    const args = readEither(`[${description.slice(open + 1, close)}]`, parse)
    const expected = answer(description, index, close + 1, parse)
    if (args === null || expected === null) continue
    const call = { functionName, args: args.value as readonly Value[] }
    if (!examples.has(callText(call))) examples.set(callText(call), { call, expected: expected.value })
  }
  return [...examples.values()]
}

/** Descriptions may write `snake_case` where the program writes `camelCase`. */
function plain(name: string): string {
  return name.replaceAll('_', '').toLowerCase()
}

function closing(text: string, open: number): number | null {
  let depth = 0
  let quote = ''
  for (let i = open; i < text.length && i < open + 2_000; i++) {
    const char = text[i]!
    if (quote !== '') {
      if (char === '\\') i += 1
      else if (char === quote) quote = ''
    } else if (char === '"' || char === "'") quote = char
    else if ('([{'.includes(char)) depth += 1
    else if (')]}'.includes(char) && --depth === 0) return i
  }
  return null
}

function answer(text: string, from: number, to: number, parse: Prober['parse']): { readonly value: Value } | null {
  const rest = text.slice(to, to + 2_000)
  const isPrompted = />[ \t]*$/.test(text.slice(Math.max(0, from - 8), from))
  const [sameLine] = rest.split('\n')
  const answers = [...GIVES.map((gives) => gives.exec(sameLine!)?.[1]), isPrompted ? NEXT_LINE.exec(rest)?.[1] : undefined]
  const line = answers.find((found) => found !== undefined)
  if (line === undefined) return null
  for (const candidate of prefixes(line)) {
    const read = readEither(candidate, parse)
    if (read !== null) return read
  }
  return null
}

/** The line, then ever shorter parts of it that may end there. */
function prefixes(line: string): string[] {
  const ends = [...line.matchAll(/[\s.,;:()]+|$/g)].map(({ index }) => index).reverse()
  return [...new Set(ends.map((end) => line.slice(0, end).trim()))].filter((text) => text !== '').slice(0, 40)
}

/** Values as JavaScript or Python writes them; `null` for what is none. */
function readEither(text: string, parse: Prober['parse']): { readonly value: Value } | null {
  return readText(
    PYTHON.reduce((now, [from, to]) => now.replaceAll(from, to), text),
    parse,
  )
}

const PYTHON: readonly (readonly [RegExp, string])[] = [
  [/\bNone\b(?=[^'"]*$)/g, 'null'],
  [/\bTrue\b(?=[^'"]*$)/g, 'true'],
  [/\bFalse\b(?=[^'"]*$)/g, 'false'],
]
