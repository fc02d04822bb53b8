import { getBindingIdentifiers, type Node, type Program, traverseFast } from '@babel/types'
import { isTypeOnly } from './blank-types.ts'

/** A name that the program declares at its top level. `lexical` ones may not be declared twice in a scope. */
export interface Binding {
  readonly name: string
  readonly lexical: boolean
}

/** Everything that code after the last line could refer to, in order of declaration; types and imports are left out. */
export function topLevelBindings(program: Program): readonly Binding[] {
  const found = new Map<string, Binding>()
  const add = (node: Node, lexical: boolean) => {
    for (const name of Object.keys(getBindingIdentifiers(node, false, true)))
      if (!found.has(name)) found.set(name, { name, lexical })
  }
  for (const statement of program.body) {
    const node = declarationOf(statement)
    if (isTypeOnly(statement) || isTypeOnly(node)) continue
    if (node.type === 'FunctionDeclaration' && node.id) add(node, false)
    else if (node.type === 'ClassDeclaration' && node.id) add(node, true)
    else if (node.type === 'VariableDeclaration' && node.kind !== 'var') add(node, true)
    else if (node.type === 'TSEnumDeclaration' || node.type === 'TSModuleDeclaration') add(node, false)
    else addVars(node, (declaration) => add(declaration, false))
  }
  return [...found.values()]
}

function declarationOf(statement: Node): Node {
  const exports = statement.type === 'ExportNamedDeclaration' || statement.type === 'ExportDefaultDeclaration'
  return (exports && statement.declaration) || statement
}

/** `var` declarations are the function's wherever they stand in it. */
function addVars(node: Node, add: (declaration: Node) => void): void {
  traverseFast(node, (inner) => {
    if (/^(Function|Arrow|Class|ObjectMethod|TS)/.test(inner.type)) return traverseFast.skip
    if (inner.type === 'VariableDeclaration' && inner.kind === 'var' && !inner.declare) add(inner)
    return undefined
  })
}
