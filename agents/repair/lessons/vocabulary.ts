import { LONGEST_IN_TEMPLATE } from '#core'
import { GLOBALS, KEYWORDS, MEMBERS } from '../../analysis/signature/known-names.ts'

/** No template has a use for these. */
const UNUSED: ReadonlySet<string> = new Set(['debugger', 'export', 'import'])
/** `_` is what stands for the text between a template literal's values. */
const WORDS: ReadonlySet<string> = new Set([...KEYWORDS.difference(UNUSED), ...GLOBALS, ...MEMBERS, '_'])

/** Ways out of the program, to the code that runs it, or to code that is made of a text: no template may bring them. */
const FAR_REACHING: ReadonlySet<string> = new Set(
  `Intl Iterator Proxy Reflect arguments clearTimeout console constructor defineProperty getPrototypeOf globalThis module prototype require setPrototypeOf
  setTimeout`.split(/\s+/),
)

export function isMetavariable(name: string): boolean {
  return /^\$[1-9]\d?$/.test(name)
}

/** Whether a template may use the name where nothing in the program has it. */
export function isHarmlessGlobal(name: string): boolean {
  return GLOBALS.has(name) && !FAR_REACHING.has(name)
}

const WORD = /[A-Za-z_$][\w$]*/g
const TOKEN = /[ \n]+|_?\$\{|[A-Za-z_$][\w$]*|(?:0|1|2|9)n?(?![\w.])|"_?"|\/_\/|[-+*/%=<>!&|^~?:;,.()[\]{}`]/y

/**
 * Whether the text is a shape and nothing else: metavariables, words of the language, abstracted literals. Lessons may come from elsewhere: what is
 * no shape is neither shown to a model nor put into a program. There are no comments in a shape.
 */
export function isShape(text: string): boolean {
  if (text.length > LONGEST_IN_TEMPLATE.shape || text.includes('//') || text.includes('/*')) return false
  TOKEN.lastIndex = 0
  for (let at = 0; at < text.length; at = TOKEN.lastIndex) {
    const token = TOKEN.exec(text)?.[0]
    if (token === undefined) return false
    if (/^[\w$]+$/.test(token) && /^\D/.test(token) && !isMetavariable(token) && !WORDS.has(token)) return false
  }
  return true
}

/** Whether one shape may take the place of the other: it brings nothing that reaches far. */
export function isHarmless(before: string, after: string): boolean {
  const known = new Set(before.match(WORD))
  return (after.match(WORD) ?? []).every((word) => known.has(word) || !FAR_REACHING.has(word))
}
