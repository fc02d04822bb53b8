import * as t from '@babel/types'
import type { Binding, NodePath } from '@babel/traverse'
import type { Edit } from '#core'
import { namesAt, valuesAt, type Name } from '../scene/names.ts'
import { indentationAt, insertAfter, insertBefore, replaceSpan } from './rewrite.ts'
import type { Scene } from '../scene/scene.ts'
import type { Site } from '../scene/site.ts'

/** A statement that could be meant, and what it costs more than the likeliest. */
export type NewStatement = readonly [statement: string, extra: number]

const FILLING = /^(?:push|unshift|splice|set|add|concat|fill|enqueue|insert|append)$/
const MOST_VALUES = 6
/** What elements of a table are marked with. */
const MARKS = ['true', 'false', '0', '1']

/** Whether nothing is ever put into the collection, by a call or an element. */
export function isNeverFilled({ constantViolations, referencePaths }: Binding): boolean {
  return (
    constantViolations.length === 0 &&
    referencePaths.every(({ parent, parentPath, key }) => {
      if (!t.isMemberExpression(parent) || key !== 'object') return true
      const isFilled = !parent.computed && t.isIdentifier(parent.property) && FILLING.test(parent.property.name)
      const around = parentPath?.parent
      return !isFilled && !t.isUpdateExpression(around) && !t.isAssignmentExpression(around, { left: parent })
    })
  )
}

/** Whether the name's value goes nowhere: it is never read, or only to change what it holds. */
export function isNeverRead({ referencePaths }: Binding): boolean {
  return referencePaths.every(({ parent, parentPath, key }) => {
    if (!t.isMemberExpression(parent) || key !== 'object') return false
    const around = parentPath?.parent
    if (t.isAssignmentExpression(around, { left: parent })) return true
    return t.isCallExpression(around) && around.callee === parent && t.isExpressionStatement(parentPath?.parentPath?.parent)
  })
}

export type Collection = 'array' | 'Map' | 'Set' | 'object'

/** What sort of collection the expression makes. */
export function collectionOf(init: t.Node | null | undefined): Collection | null {
  if (t.isArrayExpression(init)) return 'array'
  if (t.isObjectExpression(init)) return 'object'
  if (t.isTSAsExpression(init)) return collectionOf(init.expression)
  if (!t.isNewExpression(init) && !t.isCallExpression(init)) return null
  if (t.isMemberExpression(init.callee)) return t.isIdentifier(init.callee.property, { name: 'fill' }) ? 'array' : null
  if (!t.isIdentifier(init.callee)) return null
  const { name } = init.callee
  return name === 'Array' ? 'array' : name === 'Map' || name === 'Set' ? name : null
}

/** Collections that can be filled at the site, the nearest first; as last those that the class of the site keeps. */
export function collectionsAt(site: Site): (readonly [name: string, kind: Collection])[] {
  const found: (readonly [string, Collection])[] = []
  for (const { name, kind, binding } of namesAt(site)) {
    const made = t.isVariableDeclarator(binding.path.node) ? collectionOf(binding.path.node.init) : null
    const filled = made ?? (kind === 'array' ? 'array' : null)
    if (filled !== null) found.push([name, filled])
  }
  const body = site.path.findParent((around) => around.isClassBody())?.node
  for (const member of t.isClassBody(body) ? body.body : []) {
    if (!t.isClassProperty(member) || !t.isIdentifier(member.key) || member.static) continue
    const made = collectionOf(member.value) ?? (isArrayType(member.typeAnnotation) ? 'array' : null)
    if (made !== null) found.push([`this.${member.key.name}`, made])
  }
  return found
}

function isArrayType(annotation: t.Node | null | undefined): boolean {
  return t.isTSTypeAnnotation(annotation) && t.isTSArrayType(annotation.typeAnnotation)
}

/** Values to put into something: those that nothing reads so far first, then the nearest. */
export function likelyValues(site: Site): Name[] {
  const values = valuesAt(site)
  const unread = values.filter(({ binding }) => isNeverRead(binding))
  return [...unread, ...values.filter((value) => !unread.includes(value))].slice(0, MOST_VALUES)
}

/** Ways to put one of the values into the collection. */
export function* fills(collection: string, kind: Collection, values: readonly Name[]): Generator<NewStatement> {
  const others = values.filter(({ name }) => name !== collection)
  for (const [i, { name, kind: theirs }] of others.entries()) {
    const extra = i * 0.05
    const isIndex = theirs === 'number' || theirs === 'unknown'
    if (kind === 'array') {
      if (theirs === 'array') yield [`${collection}.push([...${name}]);`, extra]
      yield [`${collection}.push(${name});`, extra]
    }
    if (kind === 'Set') yield [`${collection}.add(${name});`, extra]
    if (kind === 'Map') yield [`${collection}.set(${name}, (${collection}.get(${name}) ?? 0) + 1);`, extra + 0.1]
    if (kind === 'array' && isIndex)
      for (const [k, value] of MARKS.entries()) yield [`${collection}[${name}] = ${value};`, extra + 0.1 + k * 0.05]
    if (kind === 'object') yield [`${collection}[${name}] = (${collection}[${name}] ?? 0) + 1;`, extra + 0.1]
    for (const [j, value] of others.entries()) {
      if (i === j || theirs === 'array') continue
      const further = extra + 0.1 + j * 0.05
      const forms = value.kind === 'number' || value.kind === 'unknown' ? [value.name, `${value.name} + 1`] : [value.name]
      for (const [k, form] of forms.entries()) {
        if (kind === 'Map') yield [`${collection}.set(${name}, ${form});`, further + k * 0.05]
        else if (kind === 'object' || (kind === 'array' && isIndex && k === 0))
          yield [`${collection}[${name}] = ${form};`, further + k * 0.05 + (kind === 'array' ? 0.2 : 0)]
      }
    }
  }
}

/** The end of a block as a site of which only its surroundings are asked for: what is in scope there. */
export function endOf(path: NodePath<t.Statement>, scene: Scene): Site {
  const { node } = path
  return { node: { ...node, start: node.end! }, path, scene, line: 0, suspicion: 0, targets: [] }
}

/** Short statements of a function that do something, each once. */
export function simpleStatementsIn(root: t.Node, scene: Scene): t.ExpressionStatement[] {
  const found = new Map<string, t.ExpressionStatement>()
  t.traverseFast(root, (node) => {
    if (!t.isExpressionStatement(node) || node.end! - node.start! > 100) return
    const { expression } = node
    if (t.isAssignmentExpression(expression) || t.isUpdateExpression(expression) || t.isCallExpression(expression)) {
      const source = scene.source(node)
      if (!found.has(source)) found.set(source, node)
    }
  })
  return [...found.values()]
}

/** Where the work of a block begins: after the tests that end it early. */
export function firstAfterGuards({ body }: t.BlockStatement): t.Statement | undefined {
  return body.find((statement) => {
    const then = t.isIfStatement(statement) ? statement.consequent : null
    return !t.isCompletionStatement(t.isBlockStatement(then) ? then.body.at(-1) : then)
  })
}

/** Puts a statement at the end of a block, before a jump that ends it, or beside the statement that stands in a block's place. */
export function putAtEnd(body: t.Statement, statement: string, text: string): Edit {
  if (!t.isBlockStatement(body)) {
    const { start, end } = body as { readonly start: number; readonly end: number }
    return replaceSpan({ start, end }, t.isEmptyStatement(body) ? statement : ['{ ', { start, end }, ` ${statement} }`])
  }
  const last = body.body.at(-1)
  if (last === undefined || (body.body.length === 1 && t.isEmptyStatement(last))) return fillBlock(body, statement, text)
  return t.isCompletionStatement(last) ? insertBefore(text, last, statement) : insertAfter(text, last, statement)
}

/** Puts a statement in a block that holds none; comments in it stay. */
export function fillBlock({ body, start, end }: t.BlockStatement, statement: string, text: string): Edit {
  const [empty] = body
  if (empty !== undefined) return replaceSpan({ start: empty.start!, end: empty.end! }, statement)
  const inside = { start: start! + 1, end: end! - 1 }
  const space = text.slice(inside.start, inside.end)
  const isBlank = space.trim() === ''
  if (isBlank && !space.includes('\n')) return replaceSpan(inside, ` ${statement} `)
  const outer = indentationAt(text, start!)
  const line = `\n${outer}${outer.includes('\t') ? '\t' : '  '}`
  return isBlank
    ? replaceSpan(inside, [line, statement, `\n${outer}`])
    : replaceSpan({ start: inside.start, end: inside.start }, [line, statement])
}
