import * as t from '@babel/types'
import type { ParsedSource } from '#core'
import type { AnswerCode } from './answer-code.ts'
import { declaredNames } from './given-names.ts'
import { importsOf, missingImports } from './imports.ts'
import { identifiersIn } from './references.ts'
import { withComments, type Splice } from './splice.ts'
import type { Unit } from './unit.ts'
import { isLoose, isUsage } from './usage.ts'

/** A declaration of the answer that has a place in the program. */
export interface Placed {
  /** Of the answer. */
  readonly node: t.Node
  readonly splices: readonly Splice[]
}

/**
 * What of an answer is new and used by what found its place: helpers, constants and types go before the statement of the first that uses them,
 * imports to the others. What only shows or tests the program is used by nothing.
 */
export function additions(
  program: ParsedSource,
  answer: AnswerCode,
  placed: readonly Placed[],
  fresh: readonly Unit[],
): Splice[] {
  const { body } = program.ast.program
  const declared = new Set(body.flatMap(declaredNames))
  const statements = newStatements(answer, fresh)
  const used = new Set<string>()
  const splices: Splice[] = []
  const left = new Set(statements)
  for (const { node, splices: own } of placed.toSorted((a, b) => placeOf(a) - placeOf(b))) {
    const reached = reachedFrom(node, left, used)
    if (reached.length === 0 || own.length === 0) continue
    for (const statement of reached) left.delete(statement)
    const user = body.findLast((statement) => statement.start! <= own[0]!.start) ?? body[0]!
    const at = withComments(program.text, user.start!)
    splices.push({ start: at, end: at, text: joined(reached.map((statement) => textOf(statement, answer.text))) })
  }
  const lines = missingImports(answer.statements, program.format, (local) => used.has(local) && !declared.has(local))
  if (lines.length === 0) return splices
  const ending = /;[ \t]*(?:\}|$)/m.test(program.text) ? ';\n' : '\n'
  return [{ ...importPlace(program), text: lines.map((line) => line + ending).join('') }, ...splices]
}

function placeOf({ splices }: Placed): number {
  return splices[0]?.start ?? 0
}

interface NewStatement {
  readonly statement: t.Statement
  /** What it declares, or fills. */
  readonly names: readonly string[]
  readonly uses: ReadonlySet<string>
}

/** The statements that declare something new, and those that fill it: a loop that makes a table. Requires are imports. */
function newStatements({ statements }: AnswerCode, fresh: readonly Unit[]): NewStatement[] {
  const names = new Map<t.Statement, string[]>()
  for (const { statement, names: own, kind } of fresh) {
    if (kind !== 'assignment' && importsOf(statement).length === 0)
      names.set(statement, [...(names.get(statement) ?? []), ...own])
  }
  const all = new Set([...names.values()].flat())
  return statements.flatMap((statement) => {
    const uses = identifiersIn(statement)
    const own = names.get(statement)
    if (own !== undefined) return [{ statement, names: own, uses }]
    const filled = isLoose(statement) && !isUsage(statement) ? [...uses].filter((name) => all.has(name)) : []
    return filled.length === 0 ? [] : [{ statement, names: filled, uses }]
  })
}

/** Those that the node needs, directly or not, in the order of the answer; adds to `used` every name that it and they use. */
function reachedFrom(node: t.Node, statements: ReadonlySet<NewStatement>, used: Set<string>): NewStatement[] {
  const byName = new Map<string, NewStatement[]>()
  for (const each of statements) for (const name of each.names) byName.set(name, [...(byName.get(name) ?? []), each])
  const reached = new Set<NewStatement>()
  const open = [...identifiersIn(node)]
  const seen = new Set(open)
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    used.add(name)
    for (const each of byName.get(name) ?? []) {
      reached.add(each)
      for (const next of each.uses.difference(seen)) {
        seen.add(next)
        open.push(next)
      }
    }
  }
  return [...statements].filter((each) => reached.has(each))
}

/** With the comments above it; what the answer exports besides is no export of the program. */
function textOf({ statement }: NewStatement, text: string): string {
  const declaration = (t.isExportNamedDeclaration(statement) || t.isExportDefaultDeclaration(statement)) && statement.declaration
  const { start, end } = declaration || statement
  return text.slice(withComments(text, statement.start!), statement.start!) + text.slice(start!, end!)
}

function joined(texts: readonly string[]): string {
  return texts.map((text, at) => text + (text.includes('\n') || at === texts.length - 1 ? '\n\n' : '\n')).join('')
}

function importPlace({ ast, text }: ParsedSource): { readonly start: number; readonly end: number } {
  const { body } = ast.program
  const last = body.findLast((statement) => importsOf(statement).length > 0 || t.isImportDeclaration(statement))
  const after = last === undefined ? -1 : text.indexOf('\n', last.end!)
  const at = after < 0 ? withComments(text, body[0]!.start!) : after + 1
  return { start: at, end: at }
}
