import type { NodePath } from '@babel/traverse'
import type * as t from '@babel/types'
import { composeEdits, renderEdits, type Edit, type Prober, type Recall } from '#core'
import { restyle } from '../search/scene/style.ts'
import type { Site } from '../search/scene/site.ts'
import { patchKey } from '../search/writing/patch-key.ts'
import { changesOf } from './change.ts'
import { isInScope } from './in-scope.ts'
import { match, type Matched, type Patience } from './match.ts'
import { patternsOf, type Pattern } from './pattern.ts'
import { rankTemplates } from './rank-templates.ts'

/** A change that worked in an earlier repair, made to fit a place of this program. */
export interface Instance {
  /** Sorted and non-overlapping. */
  readonly edits: readonly Edit[]
  /** What is changed, in the imperative, with the line. */
  readonly explanation: string
  /** Of the template. */
  readonly family: string
  readonly lessonId: string
  /** How much it promises, 0 to 1. */
  readonly weight: number
}

/** What is tried of one template, and of all. */
const MOST_A_TEMPLATE = 16
const MOST = 120
/** Nodes that are compared for one template, and for all. */
const PATIENCE_A_TEMPLATE = 20_000
const PATIENCE = 400_000
/** What a part of a template promises, a step less than the whole; a place of another sort; code in the place of a name. */
const SMALLER = 0.8
const ELSEWHERE = 0.5
const LOOSER = 0.8
/** What an unsuspicious place promises of what the most suspicious one does. */
const UNSUSPICIOUS = 0.3

/** Templates that worked in failures like this one, at all sites that they fit, the most promising first. Deterministic. */
export function instancesOf(recall: Recall, sites: readonly Site[], parse: Prober['parse']): readonly Instance[] {
  const byType = new Map<string, Site[]>()
  for (const site of sites) {
    const known = byType.get(site.node.type)
    if (known === undefined) byType.set(site.node.type, [site])
    else known.push(site)
  }
  const all = new Map<string, Instance>()
  let left = PATIENCE
  for (const { template, lessonId, language, promise } of rankTemplates(recall)) {
    const patience: Patience = { left: Math.min(left, PATIENCE_A_TEMPLATE) }
    const before = patience.left
    const found: { readonly key: string; readonly instance: Instance }[] = []
    for (const pattern of patternsOf(template, parse, language)) {
      for (const site of byType.get(pattern.before[0]!.type) ?? []) {
        const made = patience.left > 0 ? instanceAt(pattern, site, patience) : null
        if (made === null) continue
        const { edits, explanation, fit } = made
        const key = patchKey(site.scene.text, edits)
        const instance = { edits, explanation, family: template.family, lessonId, weight: promise * fit }
        if (key !== '') found.push({ key, instance })
      }
    }
    left -= before - patience.left
    for (const { key, instance } of found.sort((a, b) => b.instance.weight - a.instance.weight).slice(0, MOST_A_TEMPLATE)) {
      const known = all.get(key)
      if (known === undefined || known.weight < instance.weight) all.set(key, instance)
    }
  }
  return [...all.values()].sort((a, b) => b.weight - a.weight).slice(0, MOST)
}

function instanceAt(pattern: Pattern, site: Site, patience: Patience) {
  const { path, scene, suspicion, line, targets } = site
  if (pattern.isLeaf && !(targets.includes('Expression') && isThere(pattern, path))) return null
  const paths = pathsAt(site, pattern.before.length)
  if (paths === null) return null
  const matched = match(
    pattern,
    paths.map(({ node }) => node),
    patience,
  )
  if (matched === null) return null
  const holder = { parent: path.parent ?? path.node, key: placeOf(path) }
  const changes = changesOf(pattern, matched, holder, path.inList, scene.text)
  if (changes === null || !changes.every((change) => isInScope(change, paths))) return null
  const edits = composeEdits(changes.map(({ edit }) => restyle(edit, scene.style, scene.text)))
  if (edits === null) return null
  const fit = fitOf(pattern, matched, path) * (UNSUSPICIOUS + (1 - UNSUSPICIOUS) * suspicion)
  return { edits, fit, explanation: `${explain(paths, edits, site)} at line ${line}, as in an earlier repair` }
}

/** The site and the statements behind it, as many as the pattern has. */
function pathsAt({ path }: Site, count: number): readonly NodePath[] | null {
  if (count === 1) return [path]
  if (!path.inList || typeof path.key !== 'number') return null
  const siblings = path.container as readonly t.Node[]
  const first = path.key
  if (first + count > siblings.length) return null
  return Array.from({ length: count }, (_, i) => path.getSibling(first + i) as NodePath)
}

function placeOf(path: NodePath): string {
  return String(path.listKey ?? path.key)
}

function fitOf(pattern: Pattern, { isPlain }: Matched, path: NodePath): number {
  const place = pattern.where === null || isThere(pattern, path) ? 1 : ELSEWHERE
  return SMALLER ** pattern.depth * place * (isPlain ? 1 : LOOSER)
}

function isThere({ where }: Pattern, { parent, key, listKey }: NodePath): boolean {
  return where !== null && parent?.type === where.type && String(listKey ?? key) === where.key
}

function explain(paths: readonly NodePath[], edits: readonly Edit[], { scene: { text } }: Site): string {
  const start = Math.min(paths[0]!.node.start!, edits[0]!.start)
  const end = Math.max(paths.at(-1)!.node.end!, edits.at(-1)!.end)
  const after = renderEdits(edits, (from, to) => text.slice(from, to), start, end)
  return `change ${quoted(text.slice(start, end))} to ${quoted(after)}`
}

function quoted(code: string): string {
  const flat = code.trim().replace(/\s+/g, ' ')
  return `\`${flat.length <= 60 ? flat : `${flat.slice(0, 57)}...`}\``
}
