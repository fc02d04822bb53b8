import * as t from '@babel/types'

/** Identifiers that `var`s and functions declare for the function (or program) whose body this is, wherever they stand in it. */
export function hoistedNames(body: t.Node): readonly t.Identifier[] {
  const found: t.Identifier[] = []
  t.traverseFast(body, (node) => {
    if (node === body) return undefined
    if (node.type === 'FunctionDeclaration' && node.id) found.push(node.id)
    if (node.type === 'VariableDeclaration' && node.kind === 'var') {
      for (const { id } of node.declarations) found.push(...Object.values(t.getBindingIdentifiers(id)))
    }
    return SCOPES.has(node.type) ? t.traverseFast.skip : undefined
  })
  return found
}

/** What has variables of its own. */
const SCOPES: ReadonlySet<string> = new Set([
  ...t.FLIPPED_ALIAS_KEYS['Function']!,
  'ClassPrivateProperty',
  'ClassProperty',
  'StaticBlock',
  'TSModuleBlock',
])

/**
 * Whether a function's body does the same when it is put into a block. A function that it declares then belongs to the block: by the
 * rules for old scripts that makes a difference where something else of the function has its name, or code looks at it by name.
 */
export function canBeBlock(
  statements: readonly t.Statement[],
  body: t.Node,
  parameters: readonly string[],
  text: string,
): boolean {
  const own = statements.map(withoutLabels).flatMap((node) => (t.isFunctionDeclaration(node) && node.id ? [node.id.name] : []))
  if (own.length === 0) return true
  const taken = new Map<string, number>()
  for (const { name } of hoistedNames(body)) taken.set(name, (taken.get(name) ?? 0) + 1)
  const clashes = (name: string) => name === 'arguments' || parameters.includes(name) || taken.get(name)! > 1
  return !own.some(clashes) && !/\beval\b/.test(text.slice(body.start!, body.end!))
}

function withoutLabels(node: t.Statement): t.Statement {
  return t.isLabeledStatement(node) ? withoutLabels(node.body) : node
}
