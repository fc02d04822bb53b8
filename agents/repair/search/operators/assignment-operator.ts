import { change, operator } from '../operator.ts'
import { operatorSpan, replaceSpan } from '../writing/rewrite.ts'

const MISTAKEN_FOR: Readonly<Record<string, readonly (readonly [instead: string, extra: number])[]>> = {
  '=': [
    ['+=', 0.2],
    ['-=', 0.5],
    ['*=', 0.6],
    ['||=', 1],
    ['??=', 1],
  ],
  '+=': [
    ['-=', 0],
    ['=', 0.1],
    ['*=', 0.1],
    ['/=', 0.8],
    ['%=', 0.9],
  ],
  '-=': [
    ['+=', 0],
    ['=', 0.2],
    ['*=', 0.6],
    ['/=', 0.6],
    ['%=', 0.6],
  ],
  '*=': [
    ['+=', 0],
    ['=', 0.4],
    ['/=', 0.3],
    ['**=', 0.5],
    ['-=', 0.7],
  ],
  '/=': [
    ['*=', 0],
    ['-=', 0.3],
    ['%=', 0.3],
    ['=', 0.6],
  ],
  '%=': [
    ['/=', 0],
    ['-=', 0.4],
    ['=', 0.6],
  ],
  '**=': [['*=', 0]],
  '&=': [
    ['|=', 0],
    ['^=', 0.2],
  ],
  '|=': [
    ['&=', 0],
    ['^=', 0.2],
  ],
  '^=': [
    ['|=', 0],
    ['&=', 0.2],
  ],
  '<<=': [['>>=', 0]],
  '>>=': [['<<=', 0]],
}

/** `=` for `+=` and so on. */
export const assignmentOperator = operator('assignment-operator', ['AssignmentExpression'], function* ({ node, scene }) {
  for (const [instead, extra] of MISTAKEN_FOR[node.operator] ?? []) {
    const edit = replaceSpan(operatorSpan(scene.text, node.left, node.operator), instead)
    yield change(extra, `change \`${node.operator}\` to \`${instead}\``, edit)
  }
})
