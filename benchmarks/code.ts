import { parse, type ParserOptions } from '@babel/parser'
import { isBlockStatement, isStatement, traverseFast, type File } from '@babel/types'
import { contains, lengthOf, type SourceFile, type Span } from '#core'

/** A word of the program: where it is, and on which line (from 1) it begins. */
export interface Word extends Span {
  readonly line: number
}

/** A parsed program, as lines are told apart in it. */
export interface Code {
  readonly text: string
  readonly file: File
  /** Brackets, commas, semicolons, comments, and words such as `else`, which name no place by themselves, are left out. */
  readonly words: readonly Word[]
  /** Every statement that is no block. */
  readonly statements: readonly Span[]
  /** The lines that hold words: those that can be ranked. */
  readonly lines: readonly number[]
}

interface Token extends Span {
  readonly type: string | { readonly label: string }
  readonly loc: { readonly start: { readonly line: number } }
}

const NO_WORDS: ReadonlySet<string> = new Set(['{', '}', '(', ')', '[', ']', ';', ',', 'else', 'do', 'try', 'finally', 'eof'])

/** @throws SyntaxError where the program does not parse */
export function readCode({ path, text }: SourceFile): Code {
  const options: ParserOptions = { sourceType: 'unambiguous', tokens: true, allowReturnOutsideFunction: true }
  const file = parse(text, { ...options, plugins: path.endsWith('.ts') ? ['typescript'] : [] })
  const words = (file.tokens as readonly Token[]).flatMap(({ type, start, end, loc }) =>
    typeof type === 'string' || NO_WORDS.has(type.label) ? [] : [{ start, end, line: loc.start.line }],
  )
  const statements: Span[] = []
  traverseFast(file, (node) => {
    if (isStatement(node) && !isBlockStatement(node)) statements.push({ start: node.start!, end: node.end! })
  })
  return { text, file, words, statements, lines: [...new Set(words.map((word) => word.line))] }
}

/** The program's code; null where it does not parse. */
export function parsed(file: SourceFile): Code | null {
  try {
    return readCode(file)
  } catch {
    return null
  }
}

/** All lines of code in a range. */
export function linesWithin({ words }: Code, span: Span): number[] {
  return [...new Set(words.filter((word) => contains(span, word)).map((word) => word.line))]
}

/** The lines of code that a range names: those of its own words and not of statements inside; of a loop or an `if`, its head. */
export function linesNamed(code: Code, span: Span): number[] {
  const inner = code.statements.filter((statement) => contains(span, statement) && lengthOf(statement) < lengthOf(span))
  const own = code.words.filter((word) => contains(span, word) && !inner.some((statement) => contains(statement, word)))
  return [...new Set(own.map((word) => word.line))]
}
