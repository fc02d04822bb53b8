import { findPackageJSON } from 'node:module'
import { extname, join } from 'node:path'
import type { Loader } from 'esbuild'
import type { LoadFault, RepairTask } from '#core'
import { parseSource } from '../parse.ts'
import type { ExecutableView } from '../program/executable.ts'
import { buildModules } from './bundle/build-modules.ts'
import { locate } from './bundle/locate.ts'
import { isServedBuiltin } from './bundle/builtins.ts'
import { TESTS } from './bundle/resolve-plugin.ts'
import { markTests } from './framework/mark-tests.ts'
import { givenModules } from './framework/modules.ts'
import { frameworkPrelude } from './framework/prelude.ts'
import { honestWays } from './honest-ways.ts'
import type { PreparedSuite } from './prepared-suite.ts'

export type FrameworkOutcome =
  | { readonly status: 'ready'; readonly suite: PreparedSuite }
  | { readonly status: 'unusable'; readonly fault: LoadFault }

const GLOBALS = [
  'describe fdescribe xdescribe it test fit xit xtest suite context specify',
  'before beforeAll beforeEach after afterAll afterEach expect vi jest',
]
const HEADER = `const { ${GLOBALS.join(' ').split(' ').join(', ')} } = $tm_framework.globals, $tm_at = $tm_framework.at;`
const LOADERS: Readonly<Record<string, Loader>> = { '.ts': 'ts', '.mts': 'ts', '.cts': 'ts', '.tsx': 'tsx' }

/**
 * Prepares a describe/it/expect file. Its tests, its helpers and what the program imports become one bundle, so that tests and program
 * share their modules; the bundle is made anew for every program.
 */
export async function prepareFramework(task: RepairTask, view: ExecutableView | null): Promise<FrameworkOutcome> {
  const parsed = parseSource(task.tests)
  if (parsed.status === 'syntax-fault') {
    const { message, line, column } = parsed.fault
    return { status: 'unusable', fault: { where: 'tests', errorName: 'SyntaxError', message, line, column } }
  }
  const root = task.root
  const tests = locate(task.tests.path, root)
  const program = locate(task.source.path, root)
  const text = markTests(task.tests.text, parsed.source.ast)
  const built = await buildModules(
    {
      entries: [
        { specifier: TESTS, importer: tests },
        ...programImports(view).map((specifier) => ({ specifier, importer: program })),
      ],
      program,
      tests: { path: tests, text, loader: LOADERS[extname(tests)] ?? 'jsx' },
      given: givenModules(isInstalled('chai', root) ? [] : ['chai']),
      ...(root === undefined ? {} : { root }),
    },
    HEADER,
  )
  if (built.status === 'unusable') return built
  const allows = honestWays(task.source.text, task.tests.text, built.code)
  return { status: 'ready', suite: suiteOf(built.code, await frameworkPrelude(), allows) }
}

function suiteOf(modules: string, prelude: string, allows: readonly string[]): PreparedSuite {
  return {
    kind: 'framework',
    code: `return $tm_framework.run($t, () => require('${TESTS}'))`,
    parameters: [],
    strict: true,
    async: true,
    sites: [],
    independent: false,
    modules,
    prelude,
    allows,
  }
}

function programImports(view: ExecutableView | null): readonly string[] {
  return (view?.imports ?? []).filter((specifier) => !isServedBuiltin(specifier))
}

function isInstalled(name: string, root: string | undefined): boolean {
  if (root === undefined) return false
  try {
    return findPackageJSON(name, join(root, 'package.json')) !== undefined
  } catch {
    return false
  }
}
