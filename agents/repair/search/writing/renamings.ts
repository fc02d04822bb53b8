import * as t from '@babel/types'
import type { NodePath } from '@babel/traverse'
import { renderEdits, type Edit } from '#core'
import { areOpposite } from './antonyms.ts'
import { replace } from './rewrite.ts'
import type { Scene } from '../scene/scene.ts'

/** A copy of code with one word of its names exchanged for another: `leftIndex` and `left` to `rightIndex` and `right`. */
export interface Renamed {
  readonly text: string
  /** From one word to another: "left -> right". */
  readonly what: string
  /** How many names were exchanged: the more, the likelier it is meant. */
  readonly names: number
}

const WORDS = /[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+|[_$]+/g
const MOST = 12

/** Copies of the code under every exchange of words that the program's own names suggest, those of most names first. */
export function renamedCopies(root: t.Node, path: NodePath, scene: Scene): Renamed[] {
  const known = knownNames(path)
  const pairs = new Map<string, readonly [string, string]>()
  for (const { node, isProperty } of identifiersIn(root)) {
    const names = isProperty ? known.properties : known.variables
    for (const other of names.has(node.name) ? names : []) {
      const pair = differenceOf(node.name, other)
      if (pair !== null) pairs.set(pair.join(' '), pair)
    }
  }
  const texts = new Set([scene.source(root)])
  const copies: Renamed[] = []
  for (const [from, to] of pairs.values()) {
    const copy = renamed(root, scene, known, from, to)
    if (copy === null || texts.has(copy.text)) continue
    texts.add(copy.text)
    copies.push(copy)
  }
  return copies.sort((a, b) => b.names - a.names).slice(0, MOST)
}

/** The code with `from` exchanged for `to` in all names that exist then, and in numbers; `null` where nothing changes. */
export function renamed(root: t.Node, scene: Scene, known: KnownNames, from: string, to: string): Renamed | null {
  const edits: Edit[] = []
  let names = 0
  for (const { node, isProperty } of identifiersIn(root)) {
    const instead = inWords(node.name, from, to)
    if (instead === node.name || !(isProperty ? known.properties : known.variables).has(instead)) continue
    edits.push(replace(node, instead))
    names += 1
  }
  if (names === 0) return null
  t.traverseFast(root, (node) => {
    if (t.isNumericLiteral(node) && String(node.value) === from && /^\d+$/.test(to)) edits.push(replace(node, to))
  })
  edits.sort((a, b) => a.start - b.start)
  const text = renderEdits(edits, (start, end) => scene.text.slice(start, end), root.start!, root.end!)
  return { text, what: `${from} -> ${to}`, names }
}

/**
 * The one word in which two names differ: `nextx3` and `nextx2` in 3 and 2. `null` where they differ in more, or in all that they have, unless that
 * is a letter, or the opposite.
 */
export function differenceOf(a: string, b: string): readonly [string, string] | null {
  const [ours, theirs] = [wordsOf(a), wordsOf(b)]
  if (a === b || ours.length !== theirs.length) return null
  const differing = ours.flatMap((word, i) => (word === theirs[i] ? [] : [[word, theirs[i]!] as const]))
  const [first] = differing
  if (first === undefined || differing.length > 1) return null
  const [from, to] = first.map((word) => word.toLowerCase()) as [string, string]
  const haveCommon = ours.length > 1 || (from.length === 1 && to.length === 1) || areOpposite(from, to)
  return !haveCommon || /^[_$]/.test(from) || /^\d/.test(from) !== /^\d/.test(to) ? null : [from, to]
}

/** Variables in scope, and properties that the program uses: one does not stand for the other. */
export interface KnownNames {
  readonly variables: ReadonlySet<string>
  readonly properties: ReadonlySet<string>
}

export function knownNames(path: NodePath): KnownNames {
  const properties = new Set<string>()
  for (const { node, isProperty } of identifiersIn(path.scope.getProgramParent().block)) if (isProperty) properties.add(node.name)
  return { variables: new Set(Object.keys(path.scope.getAllBindings())), properties }
}

function wordsOf(name: string): readonly string[] {
  return name.match(WORDS) ?? []
}

function inWords(name: string, from: string, to: string): string {
  return wordsOf(name)
    .map((word) => (word.toLowerCase() !== from ? word : /^[A-Z]/.test(word) ? to[0]!.toUpperCase() + to.slice(1) : to))
    .join('')
}

function identifiersIn(root: t.Node): { readonly node: t.Identifier; readonly isProperty: boolean }[] {
  const properties = new Set<t.Node>()
  const found: t.Identifier[] = []
  t.traverseFast(root, (node) => {
    if (t.isMemberExpression(node) && !node.computed) properties.add(node.property)
    if (t.isObjectProperty(node) && !node.computed) properties.add(node.key)
    if (t.isIdentifier(node) && node.typeAnnotation == null) found.push(node)
  })
  return found.map((node) => ({ node, isProperty: properties.has(node) }))
}
