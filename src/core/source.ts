import type { File } from '@babel/types'

/** A file's path as the user knows it, and its text exactly as it is (byte-order mark and line ends included). */
export interface SourceFile {
  readonly path: string
  readonly text: string
}

export type Language = 'js' | 'ts'

/** How the program gives its names to others; `script` has neither imports nor exports. */
export type ModuleFormat = 'esm' | 'commonjs' | 'script'

/** A program that parses, with Babel's tree over the original text. */
export interface ParsedSource extends SourceFile {
  readonly language: Language
  readonly format: ModuleFormat
  readonly ast: File
}

/** Where and why a text does not parse. `too-deep` is the parser's own limit: its place says nothing, and no small change helps. */
export interface SyntaxFault {
  readonly reason: 'unexpected' | 'too-deep'
  readonly message: string
  readonly offset: number
  readonly line: number
  readonly column: number
}

export type ParseOutcome =
  | { readonly status: 'parsed'; readonly source: ParsedSource }
  | { readonly status: 'syntax-fault'; readonly fault: SyntaxFault }
