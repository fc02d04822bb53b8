import { code } from '#core'
import { change, operator } from '../operator.ts'
import { replace } from '../writing/rewrite.ts'

/** Two neighbouring arguments in the wrong order. */
export const argumentSwap = operator('argument-swap', ['CallExpression', 'NewExpression'], function* ({ node, scene }) {
  for (let i = 0; i + 1 < node.arguments.length; i++) {
    const [a, b] = [node.arguments[i]!, node.arguments[i + 1]!]
    yield change(
      i * 0.1,
      `swap \`${scene.snippet(a)}\` and \`${scene.snippet(b)}\``,
      replace(a, code`${b}`),
      replace(b, code`${a}`),
    )
  }
})
