import * as t from '@babel/types'
import type { Binding, NodePath } from '@babel/traverse'
import type { Kind } from '../scene/kinds.ts'
import { change, operator } from '../operator.ts'
import { insertAfter } from '../writing/rewrite.ts'
import type { Scene } from '../scene/scene.ts'

const CHANGING = /^(?:push|unshift|splice|set|add|concat|fill|sort)$/

/** A result that starts empty and is returned as it was: what the loop works out is added to it at the end of each turn. */
export const unusedAccumulator = operator(
  'unused-accumulator',
  ['ForStatement', 'ForOfStatement', 'ForInStatement', 'WhileStatement'],
  function* ({ node, path, scene }) {
    const last = t.isBlockStatement(node.body) ? node.body.body.at(-1) : undefined
    if (last === undefined || t.isCompletionStatement(last)) return
    const fn = path.getFunctionParent()
    for (const binding of Object.values(fn?.get('body').scope.bindings ?? {})) {
      if (!isReturned(binding) || isChanged(binding)) continue
      const kind = startOf(binding)
      if (kind === null) continue
      const { name } = binding.identifier
      for (const [i, [value, extra]] of workedOut(path, scene, kind).entries()) {
        const statement = kind === 'array' ? `${name}.push(${value});` : `${name} += ${value};`
        yield change(extra + i * 0.05, `insert \`${statement}\` at the end of the loop`, insertAfter(scene.text, last, statement))
      }
    }
  },
)

function isReturned({ referencePaths }: Binding): boolean {
  return referencePaths.some((use) =>
    use.findParent((around) => around.isReturnStatement() || around.isFunction())?.isReturnStatement(),
  )
}

function isChanged({ constantViolations, referencePaths }: Binding): boolean {
  return (
    constantViolations.length > 0 ||
    referencePaths.some(({ parent, parentPath, key }) => {
      if (!t.isMemberExpression(parent) || key !== 'object') return false
      const isCall = t.isIdentifier(parent.property) && CHANGING.test(parent.property.name)
      return isCall || t.isAssignmentExpression(parentPath?.parent) || t.isUpdateExpression(parentPath?.parent)
    })
  )
}

/** What it starts with: nothing to speak of, or it is no accumulator. */
function startOf({ path, kind }: Binding): 'string' | 'array' | 'number' | null {
  const init = t.isVariableDeclarator(path.node) ? path.node.init : null
  if (t.isArrayExpression(init) && init.elements.length === 0) return 'array'
  if (kind !== 'let' && kind !== 'var') return null
  if (t.isStringLiteral(init, { value: '' })) return 'string'
  return t.isNumericLiteral(init) && (init.value === 0 || init.value === 1) ? 'number' : null
}

/** Values that the loop knows at its end: its own variables, and elements that it visits. */
function workedOut(loop: NodePath<t.Loop>, scene: Scene, kind: Kind): (readonly [value: string, extra: number])[] {
  const values: (readonly [string, number])[] = []
  const own = [...Object.values(loop.get('body').scope.bindings), ...Object.values(loop.scope.bindings)]
  for (const binding of new Set(own)) {
    const { name } = binding.identifier
    const theirs = scene.kinds.ofBinding(binding)
    if (theirs === 'function') continue
    if (kind === 'string' && theirs === 'number') values.push([`String.fromCharCode(${name})`, 0.1], [name, 0.3])
    else values.push([name, theirs === kind || kind === 'array' ? 0 : 0.3])
  }
  const seen = new Set<string>()
  t.traverseFast(loop.node.body, (node) => {
    if (!t.isMemberExpression(node) || !node.computed || seen.size > 3) return
    const source = scene.source(node)
    if (!seen.has(source)) values.push([source, 0.2])
    seen.add(source)
  })
  return values
}
