import { type Class, type Node, traverseFast } from '@babel/types'
import { type ParsedSource, toSpan } from '#core'
import { type Insert, pair } from './insert.ts'
import { type SameLength, skipTrivia } from './same-length.ts'

/** TypeScript nodes that hold an expression or a value; below every other one there are only types. */
const WITH_VALUES =
  /^TS(As|Satisfies|NonNull|Instantiation)Expression$|^TS(TypeAssertion|ExportAssignment|ImportEqualsDeclaration)$/
const MODIFIER = /^(public|private|protected|readonly|override|abstract|declare)$/

/**
 * Blanks everything of TypeScript that says nothing at run time. Where a blanked line end would change how the rest is read, a
 * semicolon or a parenthesis takes the place of a blanked character, as ts-blank-space does; what is given back are the semicolons
 * that have no place: after `x as T`, a next line that starts with `(` would be taken for a call of `x`.
 */
export function blankTypes({ text, ast }: ParsedSource, out: SameLength): readonly Insert[] {
  const statements: Node[] = []
  const heads = new Set<Node>()
  traverseFast(ast, (node) => {
    if (isTypeOnly(node)) {
      out.blank(toSpan(node))
      if (!heads.has(node)) out.write(node.start!, ';')
      return traverseFast.skip
    }
    if (isType(node)) {
      out.blank(toSpan(node))
      return traverseFast.skip
    }
    switch (node.type) {
      case 'ForStatement':
        if (node.init) heads.add(node.init)
        break
      case 'ForInStatement':
      case 'ForOfStatement':
        heads.add(node.left)
        break
      case 'ClassDeclaration':
      case 'ClassExpression':
        blankClassHead(node, text, out)
        break
      case 'ClassProperty':
      case 'ClassPrivateProperty':
      case 'ClassAccessorProperty':
      case 'ClassMethod':
      case 'ClassPrivateMethod':
        blankModifiers(node.start!, node.key.start!, text, out)
        if (('optional' in node && node.optional) || ('definite' in node && node.definite)) blankMark(node.key.end!, text, out)
        break
      case 'Identifier':
      case 'ObjectPattern':
      case 'ArrayPattern':
        if (node.optional) blankBack('?', (node.typeAnnotation?.start ?? node.end!) - 1, text, out)
        break
      case 'VariableDeclarator':
        if (node.definite) blankBack('!', toSpan((node.id as { typeAnnotation: Node }).typeAnnotation).start - 1, text, out)
        break
      case 'TSAsExpression':
      case 'TSSatisfiesExpression':
        out.blank({ start: skipTrivia(text, node.expression.end!, ')'), end: node.end! })
        break
      case 'TSNonNullExpression':
        blankBack('!', node.end! - 1, text, out)
        break
      case 'TSTypeAssertion':
        out.blank({ start: node.start!, end: skipTrivia(text, node.typeAnnotation.end!) + 1 })
        break
      case 'ArrowFunctionExpression':
        keepArrowOnLine(node, text, out)
        break
    }
    if ('params' in node) blankThisParameter(node.params, text, out)
    if (mayEndWithoutSemicolon(node)) statements.push(node)
    return undefined
  })
  const ended = statements.filter((node) => !heads.has(node) && out.isBlankAtEnd(node.end!))
  return ended.flatMap((node) => pair(node.start!, '', node.end!, ';', false))
}

/** Tells whether there is nothing but types in the node. */
export function isType(node: Node): boolean {
  return node.type.startsWith('TS') && !WITH_VALUES.test(node.type)
}

/** Statements and class members that leave nothing behind at run time. */
export function isTypeOnly(node: Node): boolean {
  switch (node.type) {
    case 'TSInterfaceDeclaration':
    case 'TSTypeAliasDeclaration':
    case 'TSDeclareFunction':
    case 'TSDeclareMethod':
    case 'TSIndexSignature':
    case 'TSNamespaceExportDeclaration':
      return true
    case 'TSEnumDeclaration':
    case 'TSModuleDeclaration':
    case 'VariableDeclaration':
    case 'ClassDeclaration':
      return node.declare === true
    case 'ClassProperty':
      return node.declare === true || node.abstract === true
    case 'ImportDeclaration':
      return node.importKind === 'type' || node.importKind === 'typeof'
    case 'TSImportEqualsDeclaration':
      return node.importKind === 'type'
    case 'ExportAllDeclaration':
      return node.exportKind === 'type'
    case 'ExportNamedDeclaration':
      return node.exportKind === 'type' || (node.declaration != null && isTypeOnly(node.declaration))
    case 'ExportDefaultDeclaration':
      return isTypeOnly(node.declaration)
    default:
      return false
  }
}

function mayEndWithoutSemicolon(node: Node): boolean {
  return /^(Expression|Return|Throw)Statement$|^VariableDeclaration$|^Class(Private|Accessor)?Property$|^ExportDefaultDeclaration$/.test(
    node.type,
  )
}

function blankClassHead(node: Class, text: string, out: SameLength): void {
  if (text.startsWith('abstract', node.start!)) out.blank({ start: node.start!, end: node.start! + 'abstract'.length })
  const last = node.implements?.at(-1)
  if (!last) return
  const before = node.superTypeArguments ?? node.superClass ?? node.typeParameters ?? node.id
  const start = skipTrivia(text, before?.end ?? node.start! + 'class'.length, ')')
  out.blank({ start, end: last.end! })
}

function blankModifiers(start: number, end: number, text: string, out: SameLength): void {
  for (let at = start; at < end;) {
    const word = /^\w+/.exec(text.slice(at, end))?.[0]
    if (word === undefined) break
    if (MODIFIER.test(word)) {
      out.blank({ start: at, end: at + word.length })
      // The member before it may have ended without a semicolon: `[key]` and `*name` must not go on with it.
      if (at === start && /[[*]/.test(text[skipTrivia(text, at + word.length)]!)) out.write(at, ';')
    }
    at = skipTrivia(text, at + word.length)
  }
}

/** The `?` or `!` after a member's name. */
function blankMark(keyEnd: number, text: string, out: SameLength): void {
  const at = skipTrivia(text, keyEnd, ']')
  out.blank({ start: at, end: at + 1 })
}

function blankBack(mark: string, from: number, text: string, out: SameLength): void {
  const at = text.lastIndexOf(mark, from)
  out.blank({ start: at, end: at + 1 })
}

function blankThisParameter(params: readonly Node[], text: string, out: SameLength): void {
  const [first] = params
  if (first?.type !== 'Identifier' || first.name !== 'this') return
  const next = skipTrivia(text, first.end!)
  out.blank({ start: first.start!, end: text[next] === ',' ? next + 1 : first.end! })
}

/**
 * No line end may stand between `)` and `=>`, nor between `async` or `return` and `(`: where blanked types leave one there, the
 * parenthesis moves to the far side.
 */
function keepArrowOnLine(node: Extract<Node, { type: 'ArrowFunctionExpression' }>, text: string, out: SameLength): void {
  const { returnType, typeParameters } = node
  if (returnType && /[\r\n]/.test(text.slice(returnType.start!, returnType.end!))) {
    const close = text.lastIndexOf(')', returnType.start!)
    out.write(close, ' ')
    out.write(returnType.end! - 1, ')')
  }
  if (typeParameters && /[\r\n]/.test(text.slice(typeParameters.start!, typeParameters.end!))) {
    out.write(skipTrivia(text, typeParameters.end!), ' ')
    out.write(typeParameters.start!, '(')
  }
}
