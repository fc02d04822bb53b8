import * as t from '@babel/types'
import { change, operator } from '../operator.ts'
import { indentationAt, replaceSpan } from '../writing/rewrite.ts'
import { usualResults } from '../stock/usual-results.ts'

/** Parameters that a usual result takes at most. */
const MOST_PARAMETERS = 2

/** What has more statements than these was thought about: all of it at once is seldom wrong. */
const MOST_STATEMENTS = 2

/** A function that is empty or thinks too complicated: the whole of it one of the results that are usual for its parameters. */
export const usualResult = operator(
  'usual-result',
  ['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression'],
  function* ({ node, path, scene }) {
    if (path.getFunctionParent() !== null || node.async || node.generator || !t.isBlockStatement(node.body)) return
    const { start, end } = node.body
    const names = node.params.flatMap((param) => (t.isIdentifier(param) ? [param.name] : []))
    if (names.length === 0 || names.length !== node.params.length || names.length > MOST_PARAMETERS) return
    const parameters = names.map((name) => ({ name, kind: scene.kinds.ofBinding(path.scope.getOwnBinding(name)!) }))
    const doubt = node.body.body.length > MOST_STATEMENTS ? 0.5 : 0
    const indentation = indentationAt(scene.text, node.start!)
    for (const [i, result] of usualResults(parameters).entries()) {
      const body = `\n${indentation}  return ${result};\n${indentation}`
      yield change(
        doubt + i * 0.02,
        `return \`${result}\` and nothing else`,
        replaceSpan({ start: start! + 1, end: end! - 1 }, body),
      )
    }
  },
)
