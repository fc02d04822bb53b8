import * as t from '@babel/types'
import { toSpan, type ParsedSource, type RepairContext } from '#core'
import type { Field } from '../input/field.ts'
import { plainField } from './lines-field.ts'

const MOST_TESTED = 20_000

/** What the program has to define: heads of its functions and classes that the tests name (else of all), and its types; no bodies. */
export function signatureField({ program, task }: RepairContext): readonly Field[] {
  if (program.status !== 'parsed') return []
  const { source } = program
  const tests = task.tests.text.slice(0, MOST_TESTED)
  const parts = source.ast.program.body.flatMap((statement) => partsOf(source, statement))
  const isAsked = (name: string) =>
    name === task.entryPoint || new RegExp(String.raw`(?<![\w$])${escaped(name)}(?![\w$])`).test(tests)
  const asked = parts.filter(({ name }) => name !== null && isAsked(name))
  const shown = asked.length === 0 ? parts : parts.filter((part) => part.name === null || asked.includes(part))
  return plainField('signature', 1, shown.map(({ head }) => head).filter(Boolean))
}

interface Part {
  /** Null for what is always told. */
  readonly name: string | null
  readonly head: string
}

function partsOf(source: ParsedSource, statement: t.Statement): Part[] {
  const { text } = source
  const outer = toSpan(statement).start
  const declaration =
    t.isExportNamedDeclaration(statement) || t.isExportDefaultDeclaration(statement) ? statement.declaration : statement
  if (t.isFunctionDeclaration(declaration)) {
    return [{ name: declaration.id?.name ?? 'default', head: text.slice(outer, toSpan(declaration.body).start).trim() }]
  }
  if (t.isClassDeclaration(declaration))
    return [{ name: declaration.id?.name ?? 'default', head: classHead(text, outer, declaration) }]
  if (t.isVariableDeclaration(declaration)) {
    return declaration.declarations.flatMap(({ id, init }) =>
      t.isIdentifier(id) && t.isFunction(init)
        ? [{ name: id.name, head: `${declaration.kind} ${text.slice(toSpan(id).start, toSpan(init.body).start).trim()}` }]
        : [],
    )
  }
  const isType = t.isTSInterfaceDeclaration(declaration) || t.isTSTypeAliasDeclaration(declaration)
  return isType ? [{ name: null, head: text.slice(outer, toSpan(statement).end) }] : []
}

function classHead(text: string, outer: number, { body }: t.ClassDeclaration): string {
  const members = body.body.flatMap((member) =>
    t.isClassMethod(member) || t.isClassPrivateMethod(member)
      ? [text.slice(toSpan(member).start, toSpan(member.body).start).trim()]
      : [],
  )
  return [`${text.slice(outer, toSpan(body).start).trim()} {`, ...members.map((member) => `  ${member}`), '}'].join('\n')
}

function escaped(name: string): string {
  return name.replaceAll('$', String.raw`\$`)
}
