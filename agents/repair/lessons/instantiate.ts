import type { NodePath } from '@babel/traverse'
import type * as t from '@babel/types'
import { composeEdits, renderEdits, type Edit, type Prober, type Recall } from '#core'
import { restyle } from '../search/scene/style.ts'
import type { Site } from '../search/scene/site.ts'
import { patchKey } from '../search/writing/patch-key.ts'
import { changesOf } from './change.ts'
import { isInScope } from './in-scope.ts'
import type { Instance } from './instance.ts'
import { match, type Matched, type Patience } from './match.ts'
import { patternsOf, type Pattern } from './pattern.ts'
import { rankTemplates, shapeOf } from './rank-templates.ts'
import { wholePatches } from './whole-patches.ts'

/** Instances of one template, and of all. */
const MOST_A_TEMPLATE = 16
const MOST = 120
/** Places that are written to for one template, and for all: more than come out, as not everything that fits is in scope. */
const WRITTEN_A_TEMPLATE = 32
const WRITTEN = 1_000
/** Nodes that are compared for one template, and for all. */
const PATIENCE_A_TEMPLATE = 20_000
const PATIENCE = 400_000
/** What a part of a template promises, a step less than the whole; a place of another sort; code in the place of a name. */
const SMALLER = 0.8
const ELSEWHERE = 0.5
const LOOSER = 0.8
/** What an unsuspicious place promises of what the most suspicious one does. */
const UNSUSPICIOUS = 0.3

/** A place that a template fits. */
interface Fitting {
  readonly pattern: Pattern
  readonly site: Site
  readonly paths: readonly NodePath[]
  readonly matched: Matched
  /** How well, 0 to 1. */
  readonly fit: number
}

/** Templates that worked in failures like this one, at all sites that they fit, the most promising first. Deterministic. */
export function instancesOf(recall: Recall, sites: readonly Site[], parse: Prober['parse']): readonly Instance[] {
  const byType = Map.groupBy(
    sites.toSorted((a, b) => b.suspicion - a.suspicion),
    ({ node }) => node.type,
  )
  const made = new Map<string, readonly Instance[]>()
  const patience: Patience = { left: PATIENCE }
  let left = WRITTEN
  for (const { template, language, promise } of rankTemplates(recall)) {
    const own: Patience = { left: Math.min(patience.left, PATIENCE_A_TEMPLATE) }
    patience.left -= own.left
    const fitting = patternsOf(template, parse, language).flatMap((pattern) =>
      (byType.get(pattern.before[0]!.type) ?? []).flatMap((site) => (own.left > 0 ? (fitAt(pattern, site, own) ?? []) : [])),
    )
    patience.left += Math.max(0, own.left)
    const best = fitting.sort((a, b) => b.fit - a.fit).slice(0, Math.min(left, WRITTEN_A_TEMPLATE))
    left -= best.length
    const instances: Instance[] = []
    for (const one of best) {
      const edits = instances.length < MOST_A_TEMPLATE ? editsFor(one) : null
      if (edits === null) continue
      const explanation = `${explain(one.paths, edits, one.site)} at line ${one.site.line}, as in an earlier repair`
      instances.push({ edits, explanation, family: template.family, weight: promise * one.fit })
    }
    made.set(shapeOf(template), instances)
  }
  const [site] = sites
  return site === undefined ? [] : distinct([...wholePatches(recall, made), ...[...made.values()].flat()], site.scene.text)
}

/** The best of those that do the same, the most promising first. */
function distinct(instances: readonly Instance[], text: string): readonly Instance[] {
  const known = new Set([''])
  return instances
    .toSorted((a, b) => b.weight - a.weight)
    .filter(({ edits }) => {
      const key = patchKey(text, edits)
      const isNew = !known.has(key)
      known.add(key)
      return isNew
    })
    .slice(0, MOST)
}

function fitAt(pattern: Pattern, site: Site, patience: Patience): Fitting | null {
  const { path, suspicion, targets } = site
  if (pattern.isLeaf && !(targets.includes('Expression') && isThere(pattern, path))) return null
  const paths = pathsAt(site, pattern.before.length)
  const nodes = paths?.map(({ node }) => node) ?? []
  const matched = match(pattern, nodes, patience)
  if (paths === null || matched === null) return null
  const fit = fitOf(pattern, matched, path) * (UNSUSPICIOUS + (1 - UNSUSPICIOUS) * suspicion)
  return { pattern, site, paths, matched, fit }
}

function editsFor({ pattern, site: { path, scene }, paths, matched }: Fitting): readonly Edit[] | null {
  const holder = { parent: path.parent ?? path.node, key: String(path.listKey ?? path.key) }
  const changes = changesOf(pattern, matched, holder, path.inList, scene.text)
  if (changes === null || !changes.every((change) => isInScope(change, paths))) return null
  return composeEdits(changes.map(({ edit }) => restyle(edit, scene.style, scene.text)))
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
