import type { Hunk } from '../patch-text.ts'
import { unusable } from '../problem.ts'
import type { PlacedText } from './placed-text.ts'
import { indentOf, spliced, type Splice } from './splice.ts'

/** How alike lines have to be; the first at which a hunk is found counts. */
const LEVELS: readonly ((line: string) => string)[] = [(line) => line, (line) => line.trimEnd(), (line) => line.trim()]
const SHORTEST_PART = 5

/** Replaces what each hunk looks for. It has to stand in the program exactly once: as it is, or else but for white space. */
export function placeHunks(program: string, hunks: readonly Hunk[]): PlacedText {
  const lines = new Lines(program)
  const splices: Splice[] = []
  for (const [at, hunk] of hunks.entries()) {
    const found = lines.find(hunk)
    if (typeof found === 'string')
      return unusable('unplaceable', `${hunks.length === 1 ? 'the hunk' : `hunk ${at + 1}`}: ${found}`)
    splices.push(found)
  }
  splices.sort((a, b) => a.start - b.start)
  if (splices.some(({ start }, at) => at > 0 && start < splices[at - 1]!.end))
    return unusable('unplaceable', 'hunks overlap: make one of them')
  return { status: 'text', text: spliced(program, splices) }
}

/** A program's lines, and where they begin. */
class Lines {
  readonly #text: string
  readonly #lines: readonly string[]
  readonly #starts: readonly number[]

  constructor(text: string) {
    const body = text.startsWith('\uFEFF') ? 1 : 0
    this.#text = text
    const lines: string[] = []
    const starts = [body]
    for (const { index, 0: ending } of text.matchAll(/\r\n|\n|\r/g)) {
      lines.push(text.slice(starts.at(-1), index))
      starts.push(index + ending.length)
    }
    this.#lines = [...lines, text.slice(starts.at(-1))]
    this.#starts = starts
  }

  /** What to replace, or why it cannot be. */
  find({ search, replace }: Hunk): Splice | string {
    const [all, wanted] = [linesOf(search), withoutBlankEnds(linesOf(search))]
    if (wanted.length === 0) return 'its SEARCH is empty: give lines of the program, exactly as they are'
    const instead = replace === '' ? [] : linesOf(replace)
    const forms =
      all.length === wanted.length
        ? [[all, instead] as const]
        : [[all, instead] as const, [wanted, withoutBlankEnds(instead)] as const]
    for (const level of LEVELS) {
      for (const [lines, by] of forms) {
        const places = this.#placesOf(lines.map(level), level)
        if (places.length > 1)
          return `its SEARCH is found ${places.length === 2 ? 'twice' : 'several times'}: give more lines around it`
        if (places.length === 1) return this.#splice(places[0]!, lines, by)
      }
    }
    return this.#inLine(wanted, replace)
  }

  /** A part of a line, where it is long enough to be meant. */
  #inLine(wanted: readonly string[], replace: string): Splice | string {
    const part = wanted.length === 1 ? wanted[0]!.trim() : ''
    const first = part.length < SHORTEST_PART ? -1 : this.#text.indexOf(part)
    if (first < 0 || cutsWord(this.#text, first) || cutsWord(this.#text, first + part.length))
      return 'its SEARCH is not in the program: give lines of it, exactly as they are'
    if (this.#text.includes(part, first + 1)) return 'its SEARCH is found several times: give whole lines'
    return { start: first, end: first + part.length, text: replace.trim() }
  }

  /** The first lines of the places, three at most. */
  #placesOf(wanted: readonly string[], level: (line: string) => string): number[] {
    const joined = `\n${this.#lines.map(level).join('\n')}\n`
    const needle = `\n${wanted.join('\n')}\n`
    const found: number[] = []
    for (let at = joined.indexOf(needle); at >= 0 && found.length < 3; at = joined.indexOf(needle, at + 1)) found.push(at)
    return found.map((at) => joined.slice(0, at).split('\n').length - 1)
  }

  #splice(at: number, search: readonly string[], replace: readonly string[]): Splice {
    const start = this.#starts[at]!
    const last = at + search.length - 1
    const first = search.findIndex((line) => line.trim() !== '')
    const [from, to] = [indentOf(search[first]!), indentOf(this.#lines[at + first]!)]
    const text =
      from === to ? replace : replace.map((line) => (line.startsWith(from) && line !== '' ? to + line.slice(from.length) : line))
    if (text.length === 0) return { start, end: this.#starts[last + 1] ?? this.#text.length, text: '' }
    return { start, end: this.#starts[last]! + this.#lines[last]!.length, text: text.join('\n') }
  }
}

function cutsWord(text: string, at: number): boolean {
  return /^[\w$]{2}$/.test(text.slice(Math.max(0, at - 1), at + 1))
}

function linesOf(text: string): string[] {
  return text.split(/\r\n|\n|\r/)
}

function withoutBlankEnds(lines: readonly string[]): readonly string[] {
  const start = lines.findIndex((line) => line.trim() !== '')
  return start < 0 ? [] : lines.slice(start, lines.findLastIndex((line) => line.trim() !== '') + 1)
}
