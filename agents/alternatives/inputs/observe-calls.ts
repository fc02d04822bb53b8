import * as t from '@babel/types'
import type { ParsedSource, Prober, RepairTask, Trace } from '#core'
import { type Constants, readValue } from './read-value.ts'
import { tracedCalls } from './traced-calls.ts'
import { type Call, callText, isList, type Value } from './value.ts'

/**
 * The calls of the program's functions that its tests make, as far as their arguments can be read, each once, in order. Of functions whose
 * arguments the tests only compute the trace shows them, where there is one.
 *
 * @param program tells which functions there are
 */
export function observeCalls(
  task: RepairTask,
  program: ParsedSource,
  parse: Prober['parse'],
  trace: Trace | null,
): readonly Call[] {
  const names = functionsOf(program)
  const calls = isCases(task) ? casesOf(task, names) : testCalls(task, names, defaultOf(program, names), parse)
  const written = new Set(calls.map(({ functionName }) => functionName))
  const seen = trace === null ? [] : tracedCalls(trace, names, parse).filter(({ functionName }) => !written.has(functionName))
  return [...new Map([...calls, ...seen].map((call) => [callText(call), call])).values()]
}

function isCases({ tests }: RepairTask): boolean {
  return tests.path.endsWith('.json') && /^\s*[[{]/.test(tests.text)
}

/** Functions that the program declares at its top level. */
function functionsOf({ ast }: ParsedSource): readonly string[] {
  return ast.program.body.flatMap((statement) => {
    const isExport = t.isExportNamedDeclaration(statement) || t.isExportDefaultDeclaration(statement)
    const node: t.Node | null | undefined = isExport ? statement.declaration : statement
    if (t.isFunctionDeclaration(node) && node.id) return [node.id.name]
    if (!t.isVariableDeclaration(node)) return []
    return node.declarations.flatMap(({ id, init }) => (t.isIdentifier(id) && t.isFunction(init) ? [id.name] : []))
  })
}

function defaultOf({ ast }: ParsedSource, names: readonly string[]): string | undefined {
  const node = ast.program.body.find((statement) => t.isExportDefaultDeclaration(statement))?.declaration
  const name = t.isIdentifier(node) ? node.name : t.isFunctionDeclaration(node) ? node.id?.name : undefined
  return name !== undefined && names.includes(name) ? name : undefined
}

function casesOf({ tests, entryPoint }: RepairTask, names: readonly string[]): Call[] {
  const data = JSON.parse(tests.text) as { entryPoint?: string; cases: { input: Value }[] } | { input: Value }[]
  const { cases, entryPoint: named } = Array.isArray(data) ? { cases: data, entryPoint: undefined } : data
  const functionName = entryPoint ?? named ?? names.at(-1)
  if (functionName === undefined || !names.includes(functionName)) return []
  return cases.map(({ input }) => ({ functionName, args: isList(input) ? input : [input] }))
}

function testCalls(task: RepairTask, names: readonly string[], byDefault: string | undefined, parse: Prober['parse']): Call[] {
  const parsed = parse(task.tests)
  if (parsed.status !== 'parsed') return []
  const { ast, text } = parsed.source
  const { aliases, constants } = definitionsOf(ast, new Set(names), byDefault)
  const calls: Call[] = []
  t.traverseFast(ast, (node) => {
    if (!t.isCallExpression(node)) return
    const functionName = aliases.get(calledName(node.callee))
    if (functionName === undefined) return
    try {
      calls.push({ functionName, args: argumentsOf(node, text, constants) })
    } catch {
      // What cannot be read is not observed.
    }
  })
  return calls
}

function argumentsOf({ arguments: given }: t.CallExpression, text: string, constants: Constants): Value[] {
  return given.flatMap((node) => {
    if (!t.isSpreadElement(node)) return [readValue(node, text, constants)]
    const spread = readValue(node.argument, text, constants)
    if (!isList(spread)) throw new TypeError('not a list')
    return spread
  })
}

/** `f` of `f(1)`, and of `program.f(1)`. */
function calledName(callee: t.Node): string {
  if (t.isIdentifier(callee)) return callee.name
  return t.isMemberExpression(callee) && !callee.computed && t.isIdentifier(callee.property) ? callee.property.name : ''
}

/** Names by which the tests call the program's functions, and what their constants hold; of names declared twice nothing is known. */
function definitionsOf(ast: t.File, names: ReadonlySet<string>, byDefault: string | undefined) {
  const aliases = new Map([...names].map((name) => [name, name]))
  const constants = new Map<string, t.Node>()
  const seen = new Set<string>()
  t.traverseFast(ast, (node) => {
    if (t.isImportSpecifier(node)) {
      const imported = t.isIdentifier(node.imported) ? node.imported.name : node.imported.value
      if (names.has(imported)) aliases.set(node.local.name, imported)
    }
    if (t.isImportDefaultSpecifier(node) && byDefault !== undefined) aliases.set(node.local.name, byDefault)
    if (!t.isVariableDeclarator(node) || !t.isIdentifier(node.id) || node.init == null) return
    const { name } = node.id
    const known = aliases.get(calledName(node.init))
    if (known !== undefined) aliases.set(name, known)
    if (seen.has(name)) constants.delete(name)
    else constants.set(name, node.init)
    seen.add(name)
  })
  return { aliases, constants }
}
