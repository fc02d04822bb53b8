import { code } from '#core'
import { change, operator } from '../operator.ts'
import { replace } from '../writing/rewrite.ts'

/** `++` for `--`, and steps of another size. */
export const updateOperator = operator('update-operator', ['UpdateExpression'], function* ({ node, path, scene }) {
  const other = node.operator === '++' ? '--' : '++'
  const target = scene.source(node.argument)
  yield change(
    0,
    `change \`${node.operator}\` to \`${other}\``,
    replace(node, node.prefix ? `${other}${target}` : `${target}${other}`),
  )
  if (path.parentPath?.isExpressionStatement() || (path.parentPath?.isForStatement() && path.key === 'update')) {
    yield change(0.8, 'step by two', replace(node, code`${node.argument} ${node.operator[0]!}= 2`))
    yield change(1.2, 'double at each step', replace(node, code`${node.argument} *= 2`))
  } else {
    yield change(
      0.3,
      `move the \`${node.operator}\` to the other side`,
      replace(node, node.prefix ? `${target}${node.operator}` : `${node.operator}${target}`),
    )
    yield change(0.4, `use the value without \`${node.operator}\``, replace(node, code`${node.argument}`))
  }
})
