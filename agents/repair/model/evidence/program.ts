import type { RepairContext, SourceFile } from '#core'
import { cutToTokens } from '../input/cut.ts'
import type { Field } from '../input/field.ts'
import type { PatchForm } from '../prompts/patches.ts'
import { type Lit, missingLines, shortenProgram } from './shorten-program.ts'

/** Up to so many lines whole functions are asked for; beyond, only the lines that change. */
const SMALL_LINES = 200

const CAP = 200_000

export function formOf({ text }: SourceFile): PatchForm {
  return text.split('\n').length > SMALL_LINES ? 'hunks' : 'functions'
}

/** The program as it is, or another text of it. What is suspicious, or was changed, stays longest where there is no room. */
export function programField(source: SourceFile, context: RepairContext): readonly Field[] {
  const text = source.text.replace(/^\uFEFF/, '')
  const shorten = (tokens: number) => {
    const isTasks = source.text === context.task.source.text
    const parsed = isTasks ? context.program : context.parse(source)
    if (parsed.status !== 'parsed') return cutToTokens(text, tokens)
    const lit = isTasks ? (context.fault?.suspects ?? []) : changedLines(context.task.source.text, source.text)
    return shortenProgram(parsed.source, lit, tokens)
  }
  return [{ name: 'program', text, relevance: 1, events: [], cap: CAP, shorten }]
}

/** Lines of the later text, from 1, that the earlier one has not. */
function changedLines(before: string, after: string): readonly Lit[] {
  const known = new Set(before.split('\n'))
  return after.split('\n').flatMap((line, i) => (known.has(line) ? [] : [{ line: i + 1, score: 1 }]))
}

/** The same fields with the program's lines numbered, for agents that speak of lines and write no code. */
export function withLineNumbers(fields: readonly Field[]): readonly Field[] {
  return fields.map((field) => (field.name === 'program' ? numbered(field) : field))
}

function numbered(field: Field): Field {
  const { text, shorten } = field
  const lines = text.split('\n')
  const all = lines.map((line, i) => `${i + 1}| ${line}`)
  return {
    ...field,
    text: all.join('\n'),
    shorten: (tokens) => {
      // Numbers take about three tokens a line.
      const room = Math.max(0, tokens - 3 * lines.length)
      return shorten === undefined ? cutToTokens(all.join('\n'), tokens) : numberAgain(shorten(Math.max(room, tokens / 2)), lines)
    },
  }
}

/** Lines of a shortened text keep the numbers that they have in the whole; what says that lines are missing has none. */
function numberAgain(short: string, lines: readonly string[]): string {
  let at = 0
  return short
    .split('\n')
    .map((line) => {
      if (lines[at] === line) return `${++at}| ${line}`
      at += missingLines(line)
      return line
    })
    .join('\n')
}
