import { oneLine } from '#core'
import { z } from 'zod'
import type { Hunk, PatchText } from './patch-text.ts'
import { findJson, parseLoosely } from './json/json-text.ts'
import { bareCode } from './patches/bare-code.ts'
import { definedNames } from './patches/defined-names.ts'
import { isDiff, readDiff } from './patches/read-diff.ts'
import { MOST_PLAN, splitAnswer } from './patches/split-answer.ts'
import { withoutThoughts } from '../../../models/without-thoughts.ts'

const CODE_LANGUAGES =
  /^(?:|js|javascript|jsx|mjs|cjs|node|ts|typescript|tsx|mts|cts|es6|ecmascript|code|plaintext|text|txt|[\w-]+\.[cm]?[jt]sx?)$/
const DIFF_LANGUAGES = /^(?:diff|patch|udiff)$/
const SHELL = /^\s*(?:\$ |(?:npm|npx|node|yarn|pnpm|deno|bun|cd|git) )/
const MOST_HUNKS = 100

/**
 * The patches of an answer in text, at most `most`; none where it holds no code. Each is a plan, where the model gave one, with code or hunks;
 * the same in JSON is read too. Of several blocks those count that define a function of the program (`names`), else those that define anything:
 * a usage example or a command is no patch.
 */
export function readPatches(text: string, most: number, names: readonly string[] = []): PatchText[] {
  const spoken = withoutThoughts(text)
  const written = fromJson(spoken)
  return (written.length > 0 ? written : fromText(spoken, names)).slice(0, most)
}

const HunkText = z.object({ search: z.string(), replace: z.string() })
const Plan = z
  .string()
  .default('')
  .transform((plan) => oneLine(plan.trim()).slice(0, MOST_PLAN))
const Written = z.union([
  z.object({ plan: Plan, hunks: z.array(HunkText).min(1).max(MOST_HUNKS) }),
  z.object({ plan: Plan, code: z.string().min(1) }),
])
const Answer = z.union([
  z.object({ patches: z.array(Written).min(1) }).transform(({ patches }) => patches),
  z.array(Written).min(1),
  Written.transform((patch) => [patch]),
])

function fromJson(text: string): PatchText[] {
  if (!/"(?:code|hunks)"\s*:/.test(text)) return []
  const longest = findJson(text).texts.reduce((best, each) => (each.length > best.length ? each : best), '')
  const read = Answer.safeParse(parseLoosely(longest))
  if (!read.success) return []
  return read.data.flatMap((patch): PatchText[] => {
    if ('hunks' in patch) return [{ kind: 'hunks', plan: patch.plan, hunks: patch.hunks }]
    return fromText(patch.code, []).map((inner) => ({ ...inner, plan: patch.plan }))
  })
}

/** What belongs to one plan. */
interface Group {
  readonly plan: string
  readonly hunks: Hunk[]
  readonly blocks: string[]
  readonly prose: string[]
}

function fromText(text: string, names: readonly string[]): PatchText[] {
  const groups = groupsOf(text)
  const blocks = groups.flatMap((group) => group.blocks)
  const definesOwn = (block: string) => names.some((name) => definedNames(block).has(name))
  const defines = (block: string) => definedNames(block).size > 0
  const counts = blocks.some(definesOwn) ? definesOwn : blocks.length === 1 ? () => true : defines
  const hasAny = groups.some((group) => group.hunks.length > 0 || group.blocks.some(counts))
  return groups.flatMap(({ plan, hunks, blocks, prose }): PatchText[] => {
    if (hunks.length > 0) return [{ kind: 'hunks', plan, hunks: hunks.slice(0, MOST_HUNKS) }]
    const code = hasAny ? versionsOf(blocks.filter(counts)) : [bareCode(prose.join('\n'))].filter((bare) => bare !== '')
    return code.map((each) => ({ kind: 'code', plan, code: each }))
  })
}

function groupsOf(text: string): Group[] {
  let group: Group = { plan: '', hunks: [], blocks: [], prose: [] }
  const groups = [group]
  for (const item of splitAnswer(text)) {
    if (item.kind === 'plan') {
      group = { plan: item.text, hunks: [], blocks: [], prose: [] }
      groups.push(group)
    } else if (item.kind === 'hunk') group.hunks.push(item.hunk)
    else if (item.kind === 'prose') group.prose.push(item.text)
    else if (DIFF_LANGUAGES.test(item.language) || (CODE_LANGUAGES.test(item.language) && isDiff(item.text)))
      group.hunks.push(...readDiff(item.text))
    else if (CODE_LANGUAGES.test(item.language) && !SHELL.test(item.text)) group.blocks.push(item.text)
  }
  return groups
}

/**
 * Blocks that define different things are parts of one patch; one that defines again what another did is another version. The last comes
 * first: who quotes the faulty code does so before mending it.
 */
function versionsOf(blocks: readonly string[]): string[] {
  const versions: { code: string; readonly names: Set<string> }[] = []
  for (const code of blocks) {
    const names = definedNames(code)
    const last = versions.at(-1)
    if (last === undefined || !last.names.isDisjointFrom(names)) versions.push({ code, names: new Set(names) })
    else {
      last.code += `\n\n${code}`
      for (const name of names) last.names.add(name)
    }
  }
  return versions.map(({ code }) => code).reverse()
}
