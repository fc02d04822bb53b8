import * as t from '@babel/types'
import { valuesAt } from '../scene/names.ts'
import type { Site } from '../scene/site.ts'

/** A condition that may be asked at a site. */
export interface Guard {
  readonly text: string
  readonly cost: number
}

/** How many names take part, the nearest first. */
const MOST_NAMES = 6

/** The cheapest guards of a site are enough: each is tried in several forms. */
const MOST_GUARDS = 40

const known = new WeakMap<Site, readonly Guard[]>()

/** Conditions that may be asked at a site, the cheapest first. */
export function guardsAt(site: Site): readonly Guard[] {
  const guards =
    known.get(site) ??
    makeGuards(site)
      .sort((a, b) => a.cost - b.cost)
      .slice(0, MOST_GUARDS)
  known.set(site, guards)
  return guards
}

/**
 * Conditions over the names in scope: those of the program itself first, then signs, emptiness and comparisons of two names.
 * None compares with a literal of the tests.
 */
function makeGuards(site: Site): Guard[] {
  const { scene, path } = site
  const guards: Guard[] = []
  const names = valuesAt(site).slice(0, MOST_NAMES)
  for (const { name, kind } of names) {
    if (kind === 'number')
      guards.push(
        ...[
          `${name} > 0`,
          `${name} === 0`,
          `${name} !== 0`,
          `${name} >= 0`,
          `${name} < 0`,
          `${name} > 1`,
          `${name} === 1`,
          `${name} % 2 === 0`,
          `${name} % 2 !== 0`,
        ].map((text, i) => ({ text, cost: 0.3 + i * 0.1 })),
      )
    if (kind === 'string' || kind === 'array')
      guards.push(
        ...[`${name}.length > 0`, `${name}.length === 0`, `${name}.length === 1`, `${name}.length > 1`].map((text, i) => ({
          text,
          cost: 0.3 + i * 0.1,
        })),
      )
    if (kind === 'boolean') guards.push({ text: name, cost: 0.2 }, { text: `!${name}`, cost: 0.2 })
    if (kind === 'unknown')
      guards.push(...[name, `!${name}`, `${name} != null`, `${name} == null`].map((text, i) => ({ text, cost: 0.5 + i * 0.1 })))
  }
  for (const [i, left] of names.entries()) {
    for (const [j, right] of names.entries()) {
      if (i === j || left.kind !== right.kind || left.kind === 'array' || left.kind === 'object') continue
      const signs = left.kind === 'number' ? ['<', '<='] : []
      for (const sign of i < j ? ['===', '!==', ...signs] : signs)
        guards.push({ text: `${left.name} ${sign} ${right.name}`, cost: 0.5 + (left.kind === 'unknown' ? 0.5 : 0) })
    }
  }
  for (const list of names.filter(({ kind }) => kind === 'array' || kind === 'string')) {
    for (const item of names.filter(({ name }) => name !== list.name)) {
      guards.push(
        { text: `${list.name}.includes(${item.name})`, cost: 0.7 },
        { text: `!${list.name}.includes(${item.name})`, cost: 0.7 },
      )
    }
  }
  for (const { name: index } of names.filter(({ kind }) => kind === 'number')) {
    for (const { name: list } of names.filter(({ kind }) => kind === 'array' || kind === 'string').slice(0, 2)) {
      guards.push(
        ...[`${list}[${index}] !== ${list}[${index} - 1]`, `${list}[${index}] !== ${list}[${index} + 1]`].map((text) => ({
          text,
          cost: 0.8,
        })),
      )
    }
  }
  for (const { name } of names.filter(({ kind }) => kind === 'string').slice(0, 2)) {
    guards.push(
      ...[...namedSets(scene.description), '/[a-z]/i', '/\\d/', '/\\s/', '/[A-Z]/', '/^[a-z]+$/i', '/^\\d+$/'].map(
        (pattern, i) => ({
          text: `${pattern}.test(${name})`,
          cost: 0.7 + i * 0.1,
        }),
      ),
    )
  }
  const asked = names.flatMap(({ name, kind }) =>
    kind === 'string' ? [name] : kind === 'array' ? [`${name}[0]`, `${name}[1]`, `${name}.at(-1)`] : [],
  )
  for (const items of quotedSets(scene.description)) {
    for (const [i, text] of asked.slice(0, 6).entries()) {
      const question = `[${items.join(', ')}].includes(${text})`
      guards.push({ text: question, cost: 0.5 + i * 0.05 }, { text: `!${question}`, cost: 0.5 + i * 0.05 })
    }
  }
  const fn = path.getFunctionParent()?.node
  if (fn !== undefined) {
    const bound = new Set(valuesAt(site).map(({ name }) => name))
    t.traverseFast(fn, (node) => {
      if (
        !t.isBinaryExpression(node) ||
        !/^[<>!=]=?=?$/.test(node.operator) ||
        (node.start! <= site.node.start! && site.node.end! <= node.end!)
      )
        return
      const text = scene.source(node)
      if (!guards.some((guard) => guard.text === text) && namesIn(node).every((name) => bound.has(name)))
        guards.push({ text, cost: 0 })
    })
  }
  return guards
}

function namesIn(root: t.Node): string[] {
  const names: string[] = []
  t.traverseFast(root, (node) => {
    if (t.isIdentifier(node)) names.push(node.name)
  })
  t.traverseFast(root, (node) => {
    if (t.isMemberExpression(node) && !node.computed && t.isIdentifier(node.property))
      names.splice(names.indexOf(node.property.name), 1)
  })
  return names.filter((name) => !/^(Math|Number|String|Infinity|NaN|undefined|Array|Object)$/.test(name))
}

/** Sorts of characters that a description may speak of, as patterns. */
const SETS: readonly (readonly [word: RegExp, pattern: string])[] = [
  [/vowel|consonant/i, '/[aeiou]/i'],
  [/consonant/i, '/[b-df-hj-np-tv-z]/i'],
  [/punctuation/i, '/[^\\w\\s]/'],
]

function namedSets(description: string): string[] {
  return SETS.filter(([word]) => word.test(description)).map(([, pattern]) => pattern)
}

const QUOTED = /(?:'[^'\n]{1,12}'|"[^"\n]{1,12}"|`[^`\n]{1,12}`)/

/** What the description lists in quotes, as in "'txt', 'exe' or 'dll'"; not the lists of its examples. */
function quotedSets(description: string): string[][] {
  const list = new RegExp(
    `(?<before>[^\\n'"\`]{0,24})\\[?${QUOTED.source}(?: *(?:,|or|and|, *or|, *and) *${QUOTED.source})+`,
    'g',
  )
  return [...description.matchAll(list)]
    .filter(({ groups }) => !/(?:[(,=>[]|(?:input|output|returns?|results?|examples?) *:) *\[*$/i.test(groups!['before']!))
    .map(([text]) => [...text.matchAll(new RegExp(QUOTED, 'g'))].map(([item]) => `'${item.slice(1, -1).replaceAll("'", "\\'")}'`))
}
