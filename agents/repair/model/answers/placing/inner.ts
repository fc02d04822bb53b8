import * as t from '@babel/types'
import { toSpan, type ParsedSource, type Span } from '#core'
import type { Callable } from './callable.ts'
import { bareSpan } from './unit.ts'

/** A function or a class below the top level, and how an answer's is written in its place. */
export interface Inner {
  readonly name: string
  readonly span: Span
  /** The class that it is a member of. */
  readonly owner: t.ClassBody | null
  /** `null` where one of that form cannot stand there. */
  readonly write: (callable: Callable) => string | null
}

/** The methods and the functions with a name that a program has below its top level. */
export function innerFunctions({ ast, text }: ParsedSource): Inner[] {
  const found: Inner[] = []
  const top = new Set<t.Node>(
    ast.program.body.flatMap((statement) => [statement, ...('declaration' in statement ? [statement.declaration!] : [])]),
  )
  const owners = new Map<t.Node, t.ClassBody>()
  t.traverseFast(ast.program, (node) => {
    if (t.isClassBody(node)) for (const member of node.body) owners.set(member, node)
    if (top.has(node) && t.isVariableDeclaration(node)) for (const each of node.declarations) top.add(each)
    if (!top.has(node)) found.push(...innerOf(node, owners.get(node) ?? null, text))
  })
  return found
}

function innerOf(node: t.Node, owner: t.ClassBody | null, text: string): Inner[] {
  if (t.isClassMethod(node) || t.isClassPrivateMethod(node) || t.isObjectMethod(node)) {
    const modifiers = text
      .slice(bareSpan(node, text).start, node.key.start!)
      .replace(/\basync\b|[*[]/g, '')
      .trim()
    const write = ({ method }: Callable) => (method === null ? null : [modifiers, method].filter((part) => part !== '').join(' '))
    return [{ name: keyOf(node.key), span: bareSpan(node, text), owner, write }]
  }
  if ((t.isClassProperty(node) || t.isClassPrivateProperty(node) || t.isObjectProperty(node)) && t.isFunction(node.value))
    return [{ name: keyOf(node.key), span: toSpan(node.value), owner, write: asValue }]
  if (t.isVariableDeclarator(node) && t.isIdentifier(node.id) && t.isFunction(node.init))
    return [{ name: node.id.name, span: toSpan(node.init), owner, write: asValue }]
  if ((!t.isFunctionDeclaration(node) && !t.isClassDeclaration(node)) || node.id == null) return []
  const { name } = node.id
  const write = ({ isClass, declaration, expression }: Callable) =>
    isClass === t.isClass(node) ? (declaration ?? `const ${name} = ${expression}`) : null
  return [{ name, span: bareSpan(node, text), owner, write }]
}

function asValue({ isClass, expression }: Callable): string | null {
  return isClass ? null : expression
}

export function keyOf(key: t.Node): string {
  return t.isIdentifier(key) ? key.name : t.isStringLiteral(key) ? key.value : t.isPrivateName(key) ? `#${key.id.name}` : ''
}
