import * as t from '@babel/types'
import { createProber } from '#probes'
import type { Failing } from './signatures.ts'

interface Change {
  readonly start: number
  readonly end: number
  readonly text: string
}

/** Texts that mean something to the language: other letters would be another program. */
const WORDS_OF_THE_LANGUAGE = new Set('string number boolean undefined object function symbol bigint default utf8 '.split(' '))

/** The same program with the same fault, under other names; `withTexts`: its texts have other letters too. */
export function twinOf({ program, tests }: Failing, withTexts: boolean): Failing {
  const names = new Map<string, string>()
  for (const text of [program, tests]) {
    for (const name of declaredIn(text)) if (!names.has(name)) names.set(name, `thing${names.size}`)
  }
  return { program: renamed(program, names, withTexts), tests: renamed(tests, names, withTexts) }
}

function declaredIn(text: string): readonly string[] {
  const declared: string[] = []
  t.traverseFast(treeOf(text), (node) => {
    const isDeclaring = t.isVariableDeclarator(node) || t.isFunction(node) || t.isClass(node) || t.isCatchClause(node)
    if (!isDeclaring) return
    if (t.isCatchClause(node)) declared.push(...(node.param ? Object.keys(t.getBindingIdentifiers(node.param)) : []))
    else if (t.isFunction(node)) declared.push(...node.params.flatMap((param) => Object.keys(t.getBindingIdentifiers(param))))
    if ((t.isVariableDeclarator(node) || t.isFunctionDeclaration(node) || t.isClassDeclaration(node)) && node.id) {
      declared.push(...Object.keys(t.getBindingIdentifiers(node.id)))
    }
  })
  return declared
}

function renamed(text: string, names: ReadonlyMap<string, string>, withTexts: boolean): string {
  const changes: Change[] = []
  t.traverse(treeOf(text), (node, ancestors) => {
    const above = ancestors.at(-1)
    const name = t.isIdentifier(node) && !isKey(above) ? names.get(node.name) : undefined
    if (name !== undefined && t.isIdentifier(node)) {
      const [shorthand] = ancestors
        .filter(({ node: outer, key }) => t.isObjectProperty(outer) && outer.shorthand && key === 'value')
        .slice(-1)
      const isShort = shorthand !== undefined && t.isObjectProperty(shorthand.node) && shorthand.node.start === node.start
      changes.push({ start: node.start!, end: node.start! + node.name.length, text: isShort ? `${node.name}: ${name}` : name })
    }
    if (withTexts && t.isStringLiteral(node) && !isModule(above) && !WORDS_OF_THE_LANGUAGE.has(node.value)) {
      changes.push({ start: node.start!, end: node.end!, text: otherLetters(text.slice(node.start!, node.end!)) })
    }
  })
  const last = changes.sort((a, b) => b.start - a.start)
  return last.reduce((all, { start, end, text: other }) => all.slice(0, start) + other + all.slice(end), text)
}

function isKey(above: { readonly node: t.Node; readonly key: string } | undefined): boolean {
  if (above === undefined) return false
  const { node, key } = above
  if (t.isMemberExpression(node) || t.isOptionalMemberExpression(node)) return key === 'property' && !node.computed
  return key === 'key' && 'computed' in node && !node.computed
}

function isModule(above: { readonly node: t.Node } | undefined): boolean {
  if (above === undefined) return false
  return (
    t.isImportDeclaration(above.node) ||
    (t.isCallExpression(above.node) && t.isIdentifier(above.node.callee, { name: 'require' }))
  )
}

/** Each letter is the next one of the alphabet: the order stays, but for z. */
function otherLetters(raw: string): string {
  return raw.replaceAll(/\\(?:u\{\w+\}|u\w{4}|x\w\w|[^])|[a-z]/gi, (char) => {
    if (char.length > 1) return char
    const first = char < 'a' ? 65 : 97
    return String.fromCharCode(first + ((char.charCodeAt(0) - first + 1) % 26))
  })
}

function treeOf(text: string): t.Node {
  const outcome = createProber().parse({ path: 'program.js', text })
  if (outcome.status !== 'parsed') throw new Error(`this is no program: ${text.slice(0, 200)}`)
  return outcome.source.ast
}
