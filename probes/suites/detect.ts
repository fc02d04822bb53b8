import { type Node, traverseFast } from '@babel/types'
import type { ParsedSource, RepairTask } from '#core'
import { topLevelBindings } from '../program/bindings.ts'
import { requestedModule } from '../program/module-parts.ts'
import { isFrameworkModule } from './framework/modules.ts'
import type { PreparedSuite } from './prepared-suite.ts'
import { rootName } from './script/names.ts'

const TEST_MAKERS = new Set([
  'describe',
  'it',
  'test',
  'suite',
  'context',
  'specify',
  'xdescribe',
  'fdescribe',
  'xit',
  'fit',
  'xtest',
])

export function isCasesFile({ tests }: RepairTask): boolean {
  return /\.json$/i.test(tests.path)
}

/** `framework` where a test framework is imported, or where the globals of one are called that neither tests nor program declare. */
export function detectKind(tests: ParsedSource, programNames: readonly string[]): Exclude<PreparedSuite['kind'], 'cases'> {
  const own = new Set([...topLevelBindings(tests.ast.program).map(({ name }) => name), ...programNames])
  let found = false
  traverseFast(tests.ast, (node) => {
    found ||= isFrameworkImport(node) || makesTest(node, own)
    return found ? traverseFast.stop : undefined
  })
  return found ? 'framework' : 'script'
}

function isFrameworkImport(node: Node): boolean {
  if (node.type === 'ImportDeclaration') return isFrameworkModule(node.source.value)
  const asked = requestedModule(node)
  return asked !== null && isFrameworkModule(asked.value)
}

/** A call with a function or a title: `test()` alone is somebody's own function. */
function makesTest(node: Node, own: ReadonlySet<string>): boolean {
  if (node.type !== 'CallExpression' || node.arguments.length === 0) return false
  const root = rootName(node.callee)
  return root !== null && TEST_MAKERS.has(root) && !own.has(root)
}
