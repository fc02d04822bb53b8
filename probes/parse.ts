import { parse, type ParserOptions } from '@babel/parser'
import { type File, type Node, traverseFast } from '@babel/types'
import { type Language, type ModuleFormat, type ParseOutcome, positionAt, type SourceFile, type SyntaxFault } from '#core'

/**
 * Parses a program or its tests. Offsets are into the text exactly as it is, with its byte-order mark, line ends and hashbang.
 * A text that does not parse, or is nested too deeply for the parser, is a fault and no exception.
 */
export function parseSource(file: SourceFile): ParseOutcome {
  const language = languageOf(file.path)
  try {
    const ast = parse(withCommentedHashbang(file.text), optionsFor(file.path, language))
    return { status: 'parsed', source: { ...file, language, format: formatOf(file.path, ast), ast } }
  } catch (error) {
    return { status: 'syntax-fault', fault: faultOf(error, file.text) }
  }
}

/** Node accepts a hashbang after a byte-order mark, the grammar does not; as a comment it has the same length. */
export function withCommentedHashbang(text: string): string {
  return text.replace(/^(\uFEFF?)#!/, '$1//')
}

function languageOf(path: string): Language {
  return /\.([mc]?ts|tsx)$/i.test(path) ? 'ts' : 'js'
}

/** Tells whether a script that parses also does so as strict code. */
export function isStrictCode(file: SourceFile): boolean {
  try {
    parse(withCommentedHashbang(file.text), {
      ...optionsFor(file.path, languageOf(file.path)),
      sourceType: 'script',
      strictMode: true,
    })
    return true
  } catch {
    return false
  }
}

function optionsFor(path: string, language: Language): ParserOptions {
  const plugins: ParserOptions['plugins'] = language === 'ts' ? ['typescript', 'decorators'] : ['jsx', 'decorators']
  if (/\.tsx$/i.test(path)) plugins.push('jsx')
  return { sourceType: isModulePath(path) ? 'module' : 'unambiguous', plugins, attachComment: false }
}

function isModulePath(path: string): boolean {
  return /\.m[jt]s$/i.test(path)
}

function formatOf(path: string, ast: File): ModuleFormat {
  if (isModulePath(path) || isModule(ast)) return 'esm'
  return /\.c[jt]s$/i.test(path) || usesCommonJs(ast) ? 'commonjs' : 'script'
}

function isModule(ast: File): boolean {
  let found = false
  traverseFast(ast, (node) => {
    // In a TypeScript program these two are the CommonJS way to import and to export.
    if (node.type === 'TSImportEqualsDeclaration' || node.type === 'TSExportAssignment') return traverseFast.skip
    found ||= /^(Import|Export\w*)Declaration$/.test(node.type) || (node.type === 'MetaProperty' && node.meta.name === 'import')
    return found ? traverseFast.stop : undefined
  })
  return found || awaitsAtTop(ast)
}

/** Tells whether the text waits outside of every function. */
export function awaitsAtTop(ast: File): boolean {
  let found = false
  traverseFast(ast, (node) => {
    if (isFunctionLike(node)) return traverseFast.skip
    found ||= node.type === 'AwaitExpression' || (node.type === 'ForOfStatement' && node.await)
    return found ? traverseFast.stop : undefined
  })
  return found
}

function isFunctionLike(node: Node): boolean {
  return /^(Function|Arrow|ObjectMethod|ClassMethod|ClassPrivateMethod|StaticBlock)/.test(node.type)
}

function usesCommonJs(ast: File): boolean {
  let found = false
  traverseFast(ast, (node) => {
    found ||=
      (node.type === 'CallExpression' && isNamed(node.callee, 'require')) ||
      (node.type === 'MemberExpression' && (isNamed(node.object, 'exports') || isModuleExports(node))) ||
      node.type === 'TSImportEqualsDeclaration' ||
      node.type === 'TSExportAssignment'
    return found ? traverseFast.stop : undefined
  })
  return found
}

function isModuleExports(node: Node): boolean {
  return node.type === 'MemberExpression' && isNamed(node.object, 'module') && isNamed(node.property, 'exports')
}

function isNamed(node: Node, name: string): boolean {
  return node.type === 'Identifier' && node.name === name
}

function faultOf(error: unknown, text: string): SyntaxFault {
  if (error instanceof RangeError) {
    return { reason: 'too-deep', message: 'nested too deeply to be parsed', offset: 0, line: 1, column: 0 }
  }
  if (!(error instanceof SyntaxError)) throw error
  const offset = (error as SyntaxError & { pos?: number }).pos ?? 0
  return { reason: 'unexpected', message: error.message.replace(/ \(\d+:\d+\)$/, ''), offset, ...positionAt(text, offset) }
}
