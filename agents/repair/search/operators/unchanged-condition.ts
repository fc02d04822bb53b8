import * as t from '@babel/types'
import type { NodePath } from '@babel/traverse'
import { valuesAt } from '../scene/names.ts'
import { endOf, putAtEnd, type NewStatement } from '../writing/new-statements.ts'
import { change, operator } from '../operator.ts'
import type { Scene } from '../scene/scene.ts'
import type { Site } from '../scene/site.ts'

/** A loop that changes nothing of what its condition looks at: the step is put at its end. */
export const unchangedCondition = operator(
  'unchanged-condition',
  ['WhileStatement', 'DoWhileStatement', 'ForStatement'],
  function* ({ node, path, scene }) {
    const names = node.test == null ? [] : [...new Set(rootsIn(node.test))]
    if (names.length === 0 || names.some((name) => isChangedIn(path, name))) return
    const body = path.get('body') as NodePath<t.Statement>
    const inside = endOf(body, scene)
    const seen = new Set<string>()
    for (const [statement, extra] of steps(node, inside, names)) {
      if (seen.has(statement)) continue
      seen.add(statement)
      yield change(extra, `insert \`${statement}\` at the end of the loop`, putAtEnd(body.node, statement, scene.text))
    }
  },
)

/** Variables that the condition looks at; members count as what they are members of. */
function rootsIn(test: t.Node): string[] {
  const names: string[] = []
  t.traverseFast(test, (node) => {
    if (t.isThisExpression(node)) names.push('this')
    if (t.isIdentifier(node)) names.push(node.name)
  })
  const properties = new Set<string>()
  t.traverseFast(test, (node) => {
    if (t.isMemberExpression(node) && !node.computed && t.isIdentifier(node.property)) properties.add(node.property.name)
  })
  return names.filter((name) => !properties.has(name) && name !== 'undefined' && name !== 'Math')
}

/** Whether the loop assigns the variable, anything in it, or calls something that could change it. */
function isChangedIn(loop: NodePath<t.Loop>, name: string): boolean {
  let isChanged = false
  t.traverseFast(loop.node, (node) => {
    if (t.isAssignmentExpression(node)) isChanged ||= namesIn(node.left).includes(name)
    else if (t.isUpdateExpression(node)) isChanged ||= namesIn(node.argument).includes(name)
    else if (t.isCallExpression(node)) isChanged ||= mayChange(node, name)
  })
  return isChanged
}

/** A method changes its object, and an own function what it is given; what else is called changes nothing that is seen here. */
function mayChange({ callee, arguments: args }: t.CallExpression, name: string): boolean {
  if (t.isMemberExpression(callee) && t.isIdentifier(callee.object, { name: 'Math' })) return false
  const object = t.isMemberExpression(callee) ? namesIn(callee.object) : []
  return object.includes(name) || args.some((arg) => t.isIdentifier(arg, { name }))
}

function namesIn(root: t.Node): string[] {
  const names: string[] = []
  t.traverseFast(root, (node) => {
    if (t.isIdentifier(node)) names.push(node.name)
    if (t.isThisExpression(node)) names.push('this')
  })
  return names
}

function* steps(loop: t.Loop, inside: Site, names: readonly string[]): Generator<NewStatement> {
  const { path, scene } = inside
  const free = valuesAt(inside).filter(({ binding }) => binding.kind !== 'const' || scene.kinds.ofBinding(binding) === 'array')
  const factors = factorsIn(loop, scene)
  const properties = propertiesIn(path)
  const isUpward = 'test' in loop && t.isBinaryExpression(loop.test) && loop.test.operator.startsWith('<')
  for (const { name, kind } of free.filter((value) => names.includes(value.name))) {
    if (kind === 'array') {
      for (const end of ['shift', 'pop']) yield [`${name}.${end}();`, 0.1]
      continue
    }
    if (kind === 'string') yield [`${name} = ${name}.slice(1);`, 0.1]
    if (kind === 'number' || kind === 'unknown') {
      yield [`${name}${isUpward ? '++' : '--'};`, 0]
      yield [`${name}${isUpward ? '--' : '++'};`, 0.2]
      for (const [i, factor] of factors.entries()) {
        yield [`${name} = Math.floor(${name} / ${factor});`, i * 0.1]
        yield [`${name} /= ${factor};`, 0.1 + i * 0.1]
        yield [`${name} *= ${factor};`, 0.2 + i * 0.1]
      }
      for (const other of valuesAt(inside, 'number').slice(0, 5)) {
        if (other.name === name) continue
        yield [`[${name}, ${other.name}] = [${other.name} % ${name}, ${name}];`, 0.1]
        for (const sign of ['+=', '-=', '=']) yield [`${name} ${sign} ${other.name};`, 0.3]
      }
    }
    if (kind === 'object' || kind === 'unknown')
      for (const [i, property] of properties.entries()) yield [`${name} = ${name}.${property};`, i * 0.05]
  }
}

/** Numbers by which the loop divides, likeliest first; 10 and 2 where there is none. */
function factorsIn(loop: t.Node, { source }: Scene): string[] {
  const found: string[] = []
  t.traverseFast(loop, (node) => {
    if (!t.isBinaryExpression(node) || !/^[%/]$/.test(node.operator)) return
    if (t.isNumericLiteral(node.right) || t.isIdentifier(node.right)) found.push(source(node.right))
  })
  return [...new Set([...found, '10', '2'])].slice(0, 4)
}

/** Properties that the program reads of objects and that hold no methods: those of the loop come first. */
function propertiesIn(body: NodePath): string[] {
  const found: string[] = []
  const add = (node: t.Node) => {
    if (t.isMemberExpression(node) && !node.computed && t.isIdentifier(node.property) && node.property.name !== 'length')
      found.push(node.property.name)
  }
  t.traverseFast(body.node, add)
  t.traverseFast(body.scope.getProgramParent().block, add)
  return [...new Set(found)].slice(0, 8)
}
