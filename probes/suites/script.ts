import { type Node, traverseFast } from '@babel/types'
import MagicString from 'magic-string'
import type { LoadFault, ParsedSource, RepairTask } from '#core'
import { blankTypes } from '../program/blank-types.ts'
import { topLevelBindings } from '../program/bindings.ts'
import type { ExecutableView } from '../program/executable.ts'
import { requestedModule, takeModuleParts } from '../program/module-parts.ts'
import { SameLength } from '../program/same-length.ts'
import { isStrictCode } from '../parse.ts'
import { bundleModules } from './bundle.ts'
import { isServedBuiltin } from './bundle/builtins.ts'
import { locate } from './bundle/locate.ts'
import { isProgramImport } from './bundle/program-import.ts'
import { type ModuleRequest, PROGRAM } from './bundle/resolve-plugin.ts'
import { honestWays } from './honest-ways.ts'
import type { SuiteOutcome } from './prepared-suite.ts'
import { Assertions } from './script/assertions.ts'
import { areIndependent } from './script/independence.ts'
import { assignedNames, declaredNames, type ReadonlyNames, referencedNames, usesPromises, usesTimers } from './script/names.ts'
import { wrapResults } from './script/results.ts'
import { rewriteScript } from './script/rewrite.ts'
import { SiteList } from './script/sites.ts'
import { surroundings } from './script/surroundings.ts'

/** Prepares a script of assertions. Lines stay where they are; each assertion becomes a test case. */
export async function prepareScript(task: RepairTask, tests: ParsedSource, view: ExecutableView | null): Promise<SuiteOutcome> {
  const importer = locate(tests.path, task.root)
  const program = locate(task.source.path, task.root)
  const resolve = (specifier: string) => (isProgramImport(specifier, importer, program) ? PROGRAM : specifier)

  const blanked = new SameLength(tests.text)
  const bindings = topLevelBindings(tests.ast.program)
  const parts = takeModuleParts(tests, new Set(bindings.map(({ name }) => name)), blanked, resolve)
  const semicolons = tests.language === 'ts' ? blankTypes(tests, blanked) : []
  const out = new MagicString(blanked.toString())
  for (const { at, text } of [...semicolons, ...parts.inserts]) if (text !== '') out.appendLeft(at, text)
  requireProgram(tests, resolve, out)

  const assertions = new Assertions(tests.ast)
  const sites = new SiteList(tests.text)
  const hasTimers = usesTimers(tests.text) || usesTimers(task.source.text)
  const async = hasTimers || usesPromises(tests.ast)
  const declared = new Set([...bindings.map(({ name }) => name), ...parts.imported])
  const referenced = referencedNames(tests.ast)
  const parameters = freeNames(tests, referenced, declared, view, task.source.text)
  const isProgram = (specifier: string) => resolve(specifier) === PROGRAM
  wrapResults(tests.ast, { globals: parameters, isProgram }, assertions, out)
  rewriteScript({ text: tests.text, ast: tests.ast, assertions, async }, out, sites)

  const foreign = foreignModules(view, program, parts.modules, importer).filter(({ specifier }) => resolve(specifier) !== PROGRAM)
  const modules = await bundled(foreign, task)
  if (modules.status === 'unusable') return modules
  const { before, after } = surroundings(referenced, declared, parameters, hasTimers)
  const hasCases = sites.cases.length > 0
  return {
    status: 'ready',
    suite: {
      kind: 'script',
      code: hasCases ? before + parts.head + out.toString() + after : '',
      parameters,
      strict: isStrict(tests, parameters),
      async,
      sites: hasCases ? sites.toSites() : [],
      independent: areIndependent(tests.ast, sites.cases, assertions, new Set(parameters)),
      modules: modules.code,
      prelude: null,
      allows: honestWays(task.source.text, task.tests.text, modules.code),
    },
  }
}

function requireProgram(tests: ParsedSource, resolve: (specifier: string) => string, out: MagicString): void {
  traverseFast(tests.ast, (node) => {
    const asked = requestedModule(node)
    if (asked && resolve(asked.value) !== asked.value)
      out.overwrite(asked.start!, asked.end!, JSON.stringify(resolve(asked.value)))
    // What Node gives to the file that is run: `require.main === module`.
    if (node.type === 'MemberExpression' && isNamed(node.object, 'require') && isNamed(node.property, 'main')) {
      out.overwrite(node.start!, node.end!, 'module')
    }
  })
}

function isNamed(node: Node, name: string): boolean {
  return node.type === 'Identifier' && node.name === name
}

function foreignModules(
  view: ExecutableView | null,
  program: string,
  required: readonly string[],
  importer: string,
): readonly ModuleRequest[] {
  const requests = [
    ...(view?.imports ?? []).map((specifier) => ({ specifier, importer: program })),
    ...required.map((specifier) => ({ specifier, importer })),
  ]
  return requests.filter(({ specifier }) => !isServedBuiltin(specifier))
}

async function bundled(
  specifiers: readonly ModuleRequest[],
  { root, source }: RepairTask,
): Promise<
  { readonly status: 'ready'; readonly code: string | null } | { readonly status: 'unusable'; readonly fault: LoadFault }
> {
  if (specifiers.length === 0) return { status: 'ready', code: null }
  return bundleModules({ specifiers, programPath: source.path, ...(root === undefined ? {} : { root }) })
}

/** No program gives these to the tests that judge it. */
const OURS: ReadonlySet<string> = new Set(['$t', 'require', 'console'])
/** A program that loads Node's `assert` for its tests: they get ours, which it cannot redefine. */
const BINDS_ASSERT = /\bassert\s*=\s*require\(\s*['"](node:)?assert['"]\s*\)|\bimport\s+assert\s+from\s+['"](node:)?assert['"]/

/**
 * What the tests take from the program: names that they do not declare and the program does. Of a program that does not parse
 * no names are known; then it is every name that nothing else explains.
 */
function freeNames(
  tests: ParsedSource,
  referenced: ReadonlyNames,
  declared: ReadonlyNames,
  view: ExecutableView | null,
  program: string,
): readonly string[] {
  if (view) {
    const isOurs = (name: string) => OURS.has(name) || (name === 'assert' && BINDS_ASSERT.test(program))
    return view.names.filter((name) => referenced.has(name) && !declared.has(name) && !isOurs(name))
  }
  const local = declaredNames(tests.ast)
  const known = (name: string) =>
    OURS.has(name) || NODE_ONLY.has(name) || declared.has(name) || local.has(name) || name in globalThis
  return [...referenced].filter((name) => !known(name))
}

const NODE_ONLY: ReadonlySet<string> = new Set(['assert', 'module', 'exports', 'arguments', 'undefined'])

function isStrict(tests: ParsedSource, parameters: readonly string[]): boolean {
  if (tests.format === 'esm') return true
  const declared = new Set([...declaredNames(tests.ast), ...parameters])
  return [...assignedNames(tests.ast)].every((name) => declared.has(name)) && isStrictCode(tests)
}
