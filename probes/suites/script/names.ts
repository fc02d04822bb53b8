import { getBindingIdentifiers, type File, type Node, traverseFast } from '@babel/types'

export type ReadonlyNames = ReadonlySet<string>

/** Names that stand for a value: neither a property behind a dot nor a key. */
export function referencedNames(ast: Node): ReadonlyNames {
  const names = new Set<string>()
  const keys = new Set<Node>()
  traverseFast(ast, (node) => {
    if ((node.type === 'MemberExpression' || node.type === 'OptionalMemberExpression') && !node.computed) keys.add(node.property)
    if (
      (node.type === 'ObjectProperty' ||
        node.type === 'ObjectMethod' ||
        node.type === 'ClassMethod' ||
        node.type === 'ClassProperty') &&
      !node.computed
    ) {
      if (!('shorthand' in node && node.shorthand)) keys.add(node.key)
    }
    if (node.type === 'Identifier' && !keys.has(node)) names.add(node.name)
  })
  return names
}

/** Every name that is declared anywhere in the node. */
export function declaredNames(ast: Node): ReadonlyNames {
  const names = new Set<string>()
  const add = (node: Node) => Object.keys(getBindingIdentifiers(node)).forEach((name) => names.add(name))
  traverseFast(ast, (node) => {
    if ('params' in node && Array.isArray(node.params)) node.params.forEach((param) => add(param))
    if (/^(VariableDeclarator|(Function|Class|Import)(Declaration|Expression))$/.test(node.type)) add(node)
    if (node.type === 'CatchClause' && node.param) add(node.param)
  })
  return names
}

/** Names that are assigned to, without those of properties. */
export function assignedNames(ast: Node): ReadonlyNames {
  const names = new Set<string>()
  const add = (node: Node) => Object.keys(getBindingIdentifiers(node)).forEach((name) => names.add(name))
  traverseFast(ast, (node) => {
    if (node.type === 'AssignmentExpression') add(node.left)
    if (node.type === 'UpdateExpression') add(node.argument)
    if ((node.type === 'ForInStatement' || node.type === 'ForOfStatement') && node.left.type !== 'VariableDeclaration')
      add(node.left)
  })
  return names
}

/** The name that a chain of members and calls starts with: `assert` for `assert.strict.equal(a, b)`. */
export function rootName(node: Node): string | null {
  switch (node.type) {
    case 'Identifier':
      return node.name
    case 'MemberExpression':
    case 'OptionalMemberExpression':
      return rootName(node.object)
    case 'CallExpression':
    case 'OptionalCallExpression':
      return rootName(node.callee)
    case 'AwaitExpression':
      return rootName(node.argument)
    case 'TSNonNullExpression':
    case 'TSAsExpression':
      return rootName(node.expression)
    default:
      return null
  }
}

const TIMERS = /\b(setTimeout|setInterval|setImmediate|nextTick)\b/

/** Tells whether a program or its tests may do something at a later time, which nothing in the tests waits for. */
export function usesTimers(text: string): boolean {
  return TIMERS.test(text)
}

const PROMISES = /^(then|Promise|queueMicrotask|rejects|doesNotReject)$/

/** Tells whether anything in the tests may go on after the script's last statement. */
export function usesPromises(ast: File): boolean {
  let found = false
  traverseFast(ast, (node) => {
    found ||=
      node.type === 'AwaitExpression' ||
      ('async' in node && node.async) ||
      (node.type === 'ForOfStatement' && node.await) ||
      (node.type === 'Identifier' && PROMISES.test(node.name))
    return found ? traverseFast.stop : undefined
  })
  return found
}
