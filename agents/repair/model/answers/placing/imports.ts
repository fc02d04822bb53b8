import * as t from '@babel/types'
import type { ModuleFormat } from '#core'

/** Something that an answer takes from another module. `what` is a name there, `default`, or `*` for all of it. */
interface Imported {
  readonly what: string
  readonly local: string
  readonly source: string
}

/** Writes what an answer imports or requires, and the program lacks, as the program's own format has it: one line for each module. */
export function missingImports(
  statements: readonly t.Statement[],
  format: ModuleFormat,
  isWanted: (local: string) => boolean,
): string[] {
  const sources = new Map<string, Imported[]>()
  for (const each of statements.flatMap(importsOf)) {
    if (isWanted(each.local)) sources.set(each.source, [...(sources.get(each.source) ?? []), each])
  }
  return [...sources.values()].flatMap((list) => (format === 'esm' ? asImports(list) : asRequires(list)))
}

export function importsOf(statement: t.Statement): Imported[] {
  if (t.isImportDeclaration(statement)) {
    const source = statement.source.value
    return statement.specifiers.map((each) => ({ what: nameThere(each), local: each.local.name, source }))
  }
  if (!t.isVariableDeclaration(statement)) return []
  return statement.declarations.flatMap(({ id, init }) => {
    const source = requiredBy(init)
    if (source === null) return []
    if (t.isIdentifier(id)) return [{ what: 'default', local: id.name, source }]
    if (!t.isObjectPattern(id)) return []
    return id.properties.flatMap((property) =>
      t.isObjectProperty(property) && t.isIdentifier(property.key) && t.isIdentifier(property.value)
        ? [{ what: property.key.name, local: property.value.name, source }]
        : [],
    )
  })
}

function nameThere(specifier: t.ImportDeclaration['specifiers'][number]): string {
  if (t.isImportDefaultSpecifier(specifier)) return 'default'
  if (t.isImportNamespaceSpecifier(specifier)) return '*'
  return t.isIdentifier(specifier.imported) ? specifier.imported.name : specifier.imported.value
}

function requiredBy(init: t.Node | null | undefined): string | null {
  const [argument] = t.isCallExpression(init) && t.isIdentifier(init.callee, { name: 'require' }) ? init.arguments : []
  return t.isStringLiteral(argument) ? argument.value : null
}

function asImports(list: readonly Imported[]): string[] {
  const from = `from ${quoted(list[0]!.source)}`
  const named = list.filter(isNamed).map(({ what, local }) => (what === local ? local : `${what} as ${local}`))
  const whole = list
    .filter((each) => !isNamed(each))
    .map(({ what, local }) => `import ${what === '*' ? '* as ' : ''}${local} ${from}`)
  return named.length === 0 ? whole : [...whole, `import { ${named.join(', ')} } ${from}`]
}

function asRequires(list: readonly Imported[]): string[] {
  const from = `require(${quoted(list[0]!.source)})`
  const named = list.filter(isNamed).map(({ what, local }) => (what === local ? local : `${what}: ${local}`))
  const whole = list.filter((each) => !isNamed(each)).map(({ local }) => `const ${local} = ${from}`)
  return named.length === 0 ? whole : [...whole, `const { ${named.join(', ')} } = ${from}`]
}

function isNamed({ what }: Imported): boolean {
  return what !== 'default' && what !== '*'
}

function quoted(source: string): string {
  return `'${source.replace(/[\\']/g, '\\$&')}'`
}
