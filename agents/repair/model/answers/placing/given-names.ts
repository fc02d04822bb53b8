import * as t from '@babel/types'
import type { ParsedSource } from '#core'
import { identifiersIn } from './references.ts'

/**
 * A name that a program gave to others, and with a patch does not any more; undefined where there is none. Those names are what it exports; of a script,
 * the functions and classes of its top level that nothing else of it uses, and it is enough for them to be declared.
 */
export function lostName(before: ParsedSource, now: ParsedSource): string | undefined {
  const given = exportedNames(before)
  const kept = new Set(given.length > 0 ? exportedNames(now) : now.ast.program.body.flatMap(declaredNames))
  return (given.length > 0 ? given : unusedNames(before.ast.program.body)).find((name) => !kept.has(name))
}

/** `default` and `module.exports` are names, too. */
function exportedNames({ ast, format }: ParsedSource): string[] {
  return format === 'esm' ? ast.program.body.flatMap(exportsOf) : format === 'commonjs' ? commonJsNames(ast) : []
}

/** The values and types that a statement of the top level declares. */
export function declaredNames(statement: t.Statement): string[] {
  const isExport = t.isExportNamedDeclaration(statement) || t.isExportDefaultDeclaration(statement)
  return Object.keys(t.getBindingIdentifiers((isExport && statement.declaration) || statement, false, true))
}

function exportsOf(statement: t.Statement): string[] {
  if (t.isExportDefaultDeclaration(statement)) return ['default']
  if (t.isExportAllDeclaration(statement)) return [`* from ${statement.source.value}`]
  if (!t.isExportNamedDeclaration(statement)) return []
  const declared = statement.declaration == null ? [] : declaredNames(statement)
  const specified = statement.specifiers.map(({ exported }) => (t.isIdentifier(exported) ? exported.name : exported.value))
  return [...declared, ...specified]
}

function commonJsNames(ast: t.File): string[] {
  const names: string[] = []
  t.traverseFast(ast, (node) => {
    if (t.isTSExportAssignment(node)) names.push('module.exports')
    if (!t.isAssignmentExpression(node) || !t.isMemberExpression(node.left)) return
    const { object, property, computed } = node.left
    const key = t.isStringLiteral(property) ? property.value : !computed && t.isIdentifier(property) ? property.name : null
    if (isModuleExports(node.left)) names.push(...namesOfValue(node.right))
    else if (key !== null && (isModuleExports(object) || t.isIdentifier(object, { name: 'exports' }))) names.push(key)
  })
  return names
}

function namesOfValue(value: t.Expression): string[] {
  if (t.isAssignmentExpression(value)) return namesOfValue(value.right)
  if (!t.isObjectExpression(value)) return ['module.exports']
  return value.properties.flatMap((property) => {
    if (t.isSpreadElement(property) || property.computed) return []
    return t.isIdentifier(property.key) ? [property.key.name] : t.isStringLiteral(property.key) ? [property.key.value] : []
  })
}

export function isModuleExports(node: t.Node): boolean {
  return (
    t.isMemberExpression(node) &&
    t.isIdentifier(node.object, { name: 'module' }) &&
    t.isIdentifier(node.property, { name: 'exports' })
  )
}

function unusedNames(body: readonly t.Statement[]): string[] {
  const declared = body.flatMap(declaredFunctions)
  const uses = new Map<string, number>()
  for (const statement of body) for (const name of identifiersIn(statement)) uses.set(name, (uses.get(name) ?? 0) + 1)
  const unused = declared.filter((name) => uses.get(name) === 1)
  return unused.length > 0 ? unused : declared.slice(-1)
}

/** The functions and classes that a statement declares, as variables too. */
function declaredFunctions(statement: t.Statement): string[] {
  if (t.isFunctionDeclaration(statement) || t.isClassDeclaration(statement))
    return statement.id == null ? [] : [statement.id.name]
  if (!t.isVariableDeclaration(statement)) return []
  return statement.declarations.flatMap(({ id, init }) =>
    t.isIdentifier(id) && (t.isFunction(init) || t.isClassExpression(init)) ? [id.name] : [],
  )
}
