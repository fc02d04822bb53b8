import { type BlockStatement, type File, type Node, traverseFast } from '@babel/types'
import { type Insert, pair, single } from './insert.ts'

const STEP = '$tm_step();'

/** A step for each turn of a loop and each entry of a function. Bodies that are no block become one. */
export function meterInserts(ast: File): readonly Insert[] {
  const inserts: Insert[] = []
  traverseFast(ast, (node) => {
    const body = meteredBody(node)
    if (!body) return
    if (body.type === 'BlockStatement') inserts.push(atStart(body))
    else if (node.type === 'ArrowFunctionExpression') inserts.push(...pair(body.start!, '($tm_step(),', body.end!, ')', true))
    else inserts.push(...pair(body.start!, `{${STEP}`, body.end!, '}', false))
  })
  return inserts
}

function meteredBody(node: Node): Node | null {
  switch (node.type) {
    case 'ForStatement':
    case 'ForInStatement':
    case 'ForOfStatement':
    case 'WhileStatement':
    case 'DoWhileStatement':
    case 'FunctionDeclaration':
    case 'FunctionExpression':
    case 'ArrowFunctionExpression':
    case 'ObjectMethod':
    case 'ClassMethod':
    case 'ClassPrivateMethod':
      return node.body
    default:
      return null
  }
}

/** After the directives: in front of them, `'use strict'` would be an expression. */
function atStart(block: BlockStatement): Insert {
  const directive = block.directives.at(-1)
  return directive ? single(directive.end!, `;${STEP}`) : single(block.start! + 1, STEP)
}
