import { type File, type Node, VISITOR_KEYS } from '@babel/types'

/**
 * An expression between delimiters that no operator reaches across: whatever other expression stands there, it is read in the same way in
 * brackets. `statement`: all of a statement; in a `list` of statements it may follow one without a semicolon. `body`: all of an arrow
 * function's body.
 */
export interface Slot {
  readonly start: number
  readonly end: number
  readonly is: 'part' | 'statement' | 'statement in a list' | 'body'
}

/** By type of the parent: the children that stand between delimiters. */
const DELIMITED: Readonly<Record<string, readonly string[]>> = {
  ReturnStatement: ['argument'],
  ThrowStatement: ['argument'],
  ExpressionStatement: ['expression'],
  IfStatement: ['test'],
  WhileStatement: ['test'],
  DoWhileStatement: ['test'],
  ForStatement: ['test', 'update'],
  ForOfStatement: ['right'],
  ForInStatement: ['right'],
  SwitchStatement: ['discriminant'],
  SwitchCase: ['test'],
  VariableDeclarator: ['init'],
  AssignmentExpression: ['right'],
  ArrowFunctionExpression: ['body'],
  ConditionalExpression: ['consequent', 'alternate'],
  CallExpression: ['arguments'],
  OptionalCallExpression: ['arguments'],
  NewExpression: ['arguments'],
  ArrayExpression: ['elements'],
  TemplateLiteral: ['expressions'],
}
/** They take their name from where they stand, or are none that could stand alone. */
const UNFIT =
  /^(FunctionExpression|ArrowFunctionExpression|ClassExpression|SpreadElement|BlockStatement|ArgumentPlaceholder|TS\w*)$/
/** What is in there is no code that runs, or runs before there is anything to choose by. */
const CLOSED = /^(\w+Pattern|Decorator|Import\w*|Export(All|Named)Declaration|TSType\w*|TSInterface\w*)$/

/** All slots of a program, an outer one before those inside of it. */
export function slotsOf(ast: File): readonly Slot[] {
  const slots: Slot[] = []
  const visit = (node: Node, isListed: boolean) => {
    if (CLOSED.test(node.type) && !(node.type === 'ExportNamedDeclaration' && node.declaration)) return
    const delimited = DELIMITED[node.type] ?? []
    for (const key of VISITOR_KEYS[node.type] ?? []) {
      for (const child of childrenAt(node, key)) {
        const fits =
          delimited.includes(key) || (key === 'value' && isPlainProperty(node)) || (key === 'property' && isComputed(node))
        if (fits && !UNFIT.test(child.type)) slots.push({ start: child.start!, end: child.end!, is: standing(node, isListed) })
        visit(child, isListOfStatements(node, key))
      }
    }
  }
  visit(ast.program, false)
  return slots
}

function isListOfStatements({ type }: Node, key: string): boolean {
  return /^(Program|BlockStatement|StaticBlock|TSModuleBlock)$/.test(type)
    ? key === 'body'
    : type === 'SwitchCase' && key === 'consequent'
}

function standing(parent: Node, isListed: boolean): Slot['is'] {
  if (parent.type === 'ArrowFunctionExpression') return 'body'
  if (parent.type !== 'ExpressionStatement') return 'part'
  return isListed ? 'statement in a list' : 'statement'
}

function childrenAt(node: Node, key: string): readonly Node[] {
  const value = (node as unknown as Record<string, unknown>)[key]
  return (Array.isArray(value) ? value : [value]).filter((child): child is Node => child !== null && typeof child === 'object')
}

function isPlainProperty(node: Node): boolean {
  return node.type === 'ObjectProperty' && !node.shorthand && !node.value.type.endsWith('Pattern')
}

function isComputed(node: Node): boolean {
  return (node.type === 'MemberExpression' || node.type === 'OptionalMemberExpression') && node.computed
}
