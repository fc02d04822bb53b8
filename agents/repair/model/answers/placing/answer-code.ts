import * as t from '@babel/types'
import type { ParsedSource, ParseOutcome, Prober, SourceFile } from '#core'
import { unusable, type Unusable } from '../problem.ts'
import { definedNames } from '../patches/defined-names.ts'
import { sayFault } from './say-fault.ts'
import { indentOf } from './splice.ts'

/** An answer's code as a tree: a program's statements, or members of a class that it does not name. Offsets count in `text`. */
export interface AnswerCode {
  readonly status: 'read'
  readonly text: string
  readonly statements: readonly t.Statement[]
  readonly members: readonly t.Node[]
}

/** Parses an answer's code in the program's language, as what it may be: a program, methods of a class, or of an object. */
export function readCode(code: string, program: SourceFile, parse: Prober['parse']): AnswerCode | Unusable {
  const text = dedented(code.replace(/\r\n?/g, '\n')).replace(/^\s*(?=(?:async\s+)?function\s*\*?\s*\()/, 'export default ')
  const whole = parse({ path: program.path, text })
  if (whole.status === 'parsed') {
    const { body } = whole.source.ast.program
    if (body.length === 0) return unusable('no-code', 'the answer has no code, only comments')
    const isCall = body.some((each, at) => t.isBlockStatement(body[at + 1]) && t.isExpressionStatement(each))
    return (isCall ? membersIn(text, program, parse) : null) ?? { status: 'read', text, statements: body, members: [] }
  }
  const members = membersIn(text, program, parse)
  if (members !== null) return members
  if (definedNames(text).size === 0) return unusable('no-code', 'the answer has no code that defines a function')
  const detail = hasTypes(parse({ path: 'answer.ts', text }))
    ? 'the program is JavaScript and the answer TypeScript: leave type annotations out'
    : `the answer does not parse: ${sayFault(whole.fault)}`
  return unusable('does-not-parse', detail)
}

function hasTypes(outcome: ParseOutcome): boolean {
  let found = false
  if (outcome.status === 'parsed')
    t.traverseFast(outcome.source.ast, (node) => {
      found ||= node.type.startsWith('TS')
    })
  return found
}

function membersIn(code: string, program: SourceFile, parse: Prober['parse']): AnswerCode | null {
  for (const [before, inner] of [
    ['class Owner extends Object {\n', code],
    [
      `class Owner extends Object { ${privateNames(code).join('; ')}\n`,
      code.replace(/^(static[ \t]+)?(async[ \t]+)?function\b[ \t]*/gm, '$1$2'),
    ],
    ['const owner = {\n', code],
  ] as const) {
    const text = `${before}${inner}\n}`
    const parsed = parse({ path: program.path, text })
    const members = parsed.status === 'parsed' ? soleMembers(parsed.source) : null
    if (members !== null)
      return { status: 'read', text, statements: [], members: members.filter(({ start }) => start! >= before.length) }
  }
  return null
}

/** The private names of a class that its methods use and do not declare themselves. */
function privateNames(code: string): string[] {
  const own = definedNames(code)
  return [...new Set(Array.from(code.matchAll(/\.(#[\w$]+)/g), ([, name]) => name!))].filter((name) => !own.has(name))
}

/** Code that closes the bracket before it would have more than one statement. */
function soleMembers({ ast }: ParsedSource): readonly t.Node[] | null {
  const [only, ...others] = ast.program.body
  if (others.length > 0) return null
  if (t.isClassDeclaration(only)) return only.body.body
  const value = t.isVariableDeclaration(only) ? only.declarations[0]?.init : null
  return t.isObjectExpression(value) ? value.properties : null
}

/** Without the indentation that all lines have, or all but the first, which was cut out without its own. */
function dedented(text: string): string {
  const lines = text.split('\n')
  const first = lines.findIndex((line) => line.trim() !== '')
  const own = indentOf(lines[first] ?? '')
  const last = indentOf(lines.findLast((line) => line.trim() !== '') ?? '')
  const common = own === '' ? last : own
  if (common === '' || lines.some((line, at) => at > first && line.trim() !== '' && !line.startsWith(common))) return text
  return lines.map((line) => (line.startsWith(common) ? line.slice(common.length) : line)).join('\n')
}
