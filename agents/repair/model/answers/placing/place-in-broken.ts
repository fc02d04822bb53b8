import { unusable } from '../problem.ts'
import type { AnswerCode } from './answer-code.ts'
import type { PlacedText } from './placed-text.ts'
import { identifiersIn } from './references.ts'
import { lineEnd, spliced, withComments } from './splice.ts'
import { unitsOf } from './unit.ts'

/** A declaration at a line's beginning: with its `export`, and its name. */
const DECLARES = /^(export[ \t]+(?:default[ \t]+)?)?(?:async[ \t]+)?(?:function[ \t]*\*?|class|const|let|var)[ \t]+([\w$]+)/gm
/** Where a program says what it exports. */
const GIVES = /^(?:module\.exports|exports\.[\w$]+|export[ \t]*\{|export[ \t]+default[ \t]+[\w$]+[ \t]*;?[ \t]*$)/m

/**
 * A program that does not parse has no tree to find places in. An answer that has all its names replaces it whole: what it exports at its end, and the
 * `export` before a name, stay. Of another answer each declaration replaces the text from the same name at a line's beginning to the next.
 */
export function placeInBroken(program: string, answer: AnswerCode): PlacedText {
  const { text } = answer
  const own = namesIn(program)
  const given = namesIn(text)
  const missing = [...own.keys()].filter((name) => !given.has(name))
  if (answer.members.length > 0 || missing.length > 0) return placeParts(program, answer, own) ?? unplaceable(missing)
  const exported = [...own].flatMap(([name, { prefix }]) => {
    const { at, prefix: kept } = given.get(name)!
    const isKept = prefix === '' || kept !== '' || isExportedApart(name, text)
    return isKept ? [] : [{ start: at, end: at, text: prefix }]
  })
  const whole = spliced(text, exported)
  const tail = GIVES.exec(program)
  const ends = tail === null || GIVES.test(text) || exported.length > 0 ? '' : `\n${program.slice(tail.index)}`
  const all = `${program.startsWith('\uFEFF') ? '\uFEFF' : ''}${whole.trimEnd()}\n${ends}`
  return { status: 'text', text: all.replace(/\r\n|\n/g, lineEnd(program)) }
}

/** By a list of exports, or as the default by its name. */
function isExportedApart(name: string, text: string): boolean {
  const escaped = name.replaceAll('$', '\\$&')
  return new RegExp(String.raw`^export[ \t]*(?:\{|default[ \t]+${escaped})`, 'm').test(text)
}

function unplaceable(missing: readonly string[]): PlacedText {
  const names = missing.length === 0 ? '' : `; missing: ${missing.slice(0, 8).join(', ')}`
  return unusable('unplaceable', `the program does not parse: answer with all of it${names}`)
}

function placeParts(program: string, { text, statements }: AnswerCode, own: Names): PlacedText | null {
  const ends = [...Array.from(own.values(), ({ at }) => at), program.search(GIVES), program.length].filter((end) => end >= 0)
  const units = unitsOf(statements, text).filter(({ kind }) => kind === 'declaration' || kind === 'variable')
  const [known, fresh] = [units.filter(({ names }) => own.has(names[0]!)), units.filter(({ names }) => !own.has(names[0]!))]
  if (known.length === 0) return null
  const used = new Set(known.flatMap(({ statement }) => [...identifiersIn(statement)]))
  const added = fresh.filter(({ names }) => names.some((name) => used.has(name)))
  const splices = known.map(({ names, span }) => {
    const { at, prefix } = own.get(names[0]!)!
    const next = Math.min(...ends.filter((end) => end > at))
    const end = next === program.length ? next : withComments(program, next)
    const rest = program.slice(at, end).trimEnd().length
    return { start: at + prefix.length, end: at + rest, text: text.slice(span.start, span.end) }
  })
  const first = withComments(program, Math.min(...known.map(({ names }) => own.get(names[0]!)!.at)))
  const helpers = added.map(({ span }) => ({ start: first, end: first, text: `${text.slice(span.start, span.end)}\n\n` }))
  return { status: 'text', text: spliced(program, [...helpers, ...splices]) }
}

type Names = ReadonlyMap<string, { readonly at: number; readonly prefix: string }>

function namesIn(text: string): Names {
  const found = new Map<string, { readonly at: number; readonly prefix: string }>()
  for (const { index, 1: prefix = '', 2: name } of text.matchAll(DECLARES))
    if (!found.has(name!)) found.set(name!, { at: index, prefix })
  return found
}
