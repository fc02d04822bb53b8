import { type File, type Node, traverseFast } from '@babel/types'
import type { Assertions } from './assertions.ts'
import { assignedNames, declaredNames, rootName } from './names.ts'

/**
 * Tells whether each assertion may be run or left out without changing what the others see, as far as the tests' own text
 * tells: no assertion changes a variable, calls a method of one, or hands one that holds an object to the program.
 */
export function areIndependent(
  ast: File,
  cases: readonly Node[],
  assertions: Assertions,
  ofProgram: ReadonlySet<string>,
): boolean {
  const shared = sharedVariables(ast, ofProgram)
  const pure = new Set<string>()
  const impure = new Set<string>()
  for (const { name, node } of assertions.functions) {
    const own = declaredNames(node)
    const isPure = [...assignedNames(node)].every((assigned) => own.has(assigned))
    ;(isPure ? pure : impure).add(name)
  }
  return cases.every((node) => !changesAnything(node, { shared, pure, impure, apis: assertions.apis }))
}

interface Names {
  readonly shared: ReadonlySet<string>
  readonly pure: ReadonlySet<string>
  readonly impure: ReadonlySet<string>
  readonly apis: ReadonlySet<string>
}

function changesAnything(node: Node, names: Names): boolean {
  let found = false
  traverseFast(node, (inner) => {
    found ||=
      inner.type === 'AssignmentExpression' ||
      inner.type === 'UpdateExpression' ||
      inner.type === 'AwaitExpression' ||
      (inner.type === 'UnaryExpression' && inner.operator === 'delete') ||
      (inner.type === 'CallExpression' && isRiskyCall(inner, names))
    return found ? traverseFast.stop : undefined
  })
  return found
}

function isRiskyCall(call: Extract<Node, { type: 'CallExpression' }>, names: Names): boolean {
  const root = rootName(call.callee)
  if (root === null) return mentions(call, names.shared)
  if (names.impure.has(root)) return true
  if (names.apis.has(root) || names.pure.has(root) || root === 'console' || root in globalThis) return false
  if (call.callee.type !== 'Identifier' && names.shared.has(root)) return true
  return call.arguments.some((argument) => mentions(argument, names.shared))
}

function mentions(node: Node, names: ReadonlySet<string>): boolean {
  let found = false
  traverseFast(node, (inner) => void (found ||= inner.type === 'Identifier' && names.has(inner.name)))
  return found
}

/** Variables of the tests that hold what can be changed: no literal, no function, no other name for one of the program's. */
function sharedVariables(ast: File, ofProgram: ReadonlySet<string>): ReadonlySet<string> {
  const shared = new Set<string>()
  const aliases = new Set(ofProgram)
  traverseFast(ast, (node) => {
    if (node.type !== 'VariableDeclarator' || !node.init) return
    if (node.init.type === 'Identifier' && aliases.has(node.init.name) && node.id.type === 'Identifier') aliases.add(node.id.name)
    else if (!isFixed(node.init) && !isRequire(node.init)) for (const name of declaredNames(node)) shared.add(name)
  })
  return shared
}

function isFixed(init: Node): boolean {
  if (init.type === 'UnaryExpression') return isFixed(init.argument)
  return /^((String|Numeric|Boolean|Null|BigInt)Literal|TemplateLiteral|FunctionExpression|ArrowFunctionExpression)$/.test(
    init.type,
  )
}

function isRequire(init: Node): boolean {
  return rootName(init) === 'require'
}
