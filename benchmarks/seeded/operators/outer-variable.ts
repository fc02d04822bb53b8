import { isFunction, isIdentifier, isMemberExpression, isObjectProperty, isVariableDeclarator, type Node } from '@babel/types'
import type { Code } from '../../code.ts'
import { nodesOf, replaced, textOf, type SeedOperator } from '../seed.ts'

interface Variable {
  readonly name: string
  readonly type: string | null
  /** What it can be seen in. */
  readonly scope: Node
}

const OPENS_SCOPE = /^(?:Program|BlockStatement|For.*Statement|Function.*|ArrowFunctionExpression|ClassMethod)$/

/** A variable read in place of one that is declared further in and has the same type. */
export const outerVariable: SeedOperator = {
  name: 'outer-variable',
  seeds: (code) => {
    const variables = variablesOf(code)
    return nodesOf(code).flatMap(({ node, around }) => {
      if (!isIdentifier(node) || !isRead(node, around.at(-1)!)) return []
      const visible = around.toReversed().flatMap((outer) => variables.filter(({ scope }) => scope === outer))
      const own = visible.find(({ name }) => name === node.name)
      if (own === undefined || own.type === null) return []
      const others = visible.slice(visible.indexOf(own)).filter(({ scope, type }) => scope !== own.scope && type === own.type)
      return others.map(({ name }) => [replaced(node, name)])
    })
  },
}

function variablesOf(code: Code): Variable[] {
  return nodesOf(code).flatMap(({ node, around }): Variable[] => {
    if (isFunction(node)) {
      return node.params.flatMap((param) =>
        isIdentifier(param) ? [{ name: param.name, type: typeOf(code, param), scope: node }] : [],
      )
    }
    if (!isVariableDeclarator(node) || !isIdentifier(node.id)) return []
    const scope = around.findLast((outer) => OPENS_SCOPE.test(outer.type))!
    return [{ name: node.id.name, type: typeOf(code, node.id) ?? typeOfValue(node.init), scope }]
  })
}

/** The text of a type annotation, such as `: number`. */
function typeOf(code: Code, node: Node): string | null {
  return isIdentifier(node) && node.typeAnnotation != null ? textOf(code, node.typeAnnotation).replace(/^:\s*/, '') : null
}

function typeOfValue(init: Node | null | undefined): string | null {
  switch (init?.type) {
    case 'NumericLiteral':
    case 'BinaryExpression':
      return 'number'
    case 'StringLiteral':
    case 'TemplateLiteral':
      return 'string'
    case 'BooleanLiteral':
      return 'boolean'
    default:
      return null
  }
}

function isRead(node: Node, parent: Node): boolean {
  if (isMemberExpression(parent)) return parent.object === node || parent.computed
  if (isObjectProperty(parent)) return parent.value === node && !parent.shorthand
  if (parent.type === 'AssignmentExpression') return parent.right === node
  return /^(?:Binary|Logical|Unary|Conditional|Call|New|Array)Expression$|^(?:Return|If|While)Statement$/.test(parent.type)
}
