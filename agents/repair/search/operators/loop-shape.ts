import * as t from '@babel/types'
import { code } from '#core'
import { change, operator } from '../operator.ts'
import { replace } from '../writing/rewrite.ts'

/** The start, the bound and the direction of a counting loop. */
export const loopShape = operator('loop-shape', ['ForStatement'], function* ({ node, path, scene }) {
  const { init, test, update } = node
  const declarator = t.isVariableDeclaration(init) ? init.declarations[0] : undefined
  if (declarator?.init == null || !t.isIdentifier(declarator.id) || !t.isBinaryExpression(test)) return
  const { name } = declarator.id
  const from = declarator.init
  const outer = scene.source(from)
  const around = path.findParent((loop) => loop.isForStatement() || loop.isFunction())?.node
  const counter = t.isForStatement(around) && t.isVariableDeclaration(around.init) ? around.init.declarations[0]?.id : undefined
  if (t.isIdentifier(counter)) {
    for (const [start, extra] of [
      [`${counter.name} + 1`, 0],
      [counter.name, 0.3],
    ] as const)
      if (start !== outer) yield change(extra, `let \`${name}\` start at \`${start}\``, replace(from, start))
  }
  for (const [start, extra] of [
    [`${outer} + 1`, 0],
    [`${outer} - 1`, 0.5],
    ['0', 0.2],
    ['1', 0.2],
    ['2', 0.5],
  ] as const) {
    if (start !== outer && !t.isNumericLiteral(from, { value: Number(start) }))
      yield change(extra, `let \`${name}\` start at \`${start}\``, replace(from, start))
  }
  if (t.isUpdateExpression(update, { operator: '++' }) && /^<=?$/.test(test.operator)) {
    const last = test.operator === '<' ? code`${test.right} - 1` : code`${test.right}`
    yield change(
      0.3,
      'loop backwards',
      replace(from, last),
      replace(test, code`${name} >= ${from}`),
      replace(update, `${name}--`),
    )
    const rest = code`Math.sqrt(${test.right})`
    yield change(0.8, 'loop to the square root', replace(test, [`${name} <= `, ...rest]))
    yield change(0.8, 'loop to the half', replace(test, code`${name} <= ${test.right} / 2`))
    yield change(0.4, 'loop over one more', replace(test, code`${name} <= ${test.right}`))
  }
  if (t.isUpdateExpression(update, { operator: '--' }) && /^>=?$/.test(test.operator)) {
    const first = test.operator === '>' ? code`${test.right} + 1` : code`${test.right}`
    yield change(
      0.3,
      'loop forwards',
      replace(from, first),
      replace(test, code`${name} <= ${from}`),
      replace(update, `${name}++`),
    )
  }
})
