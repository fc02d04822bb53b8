import type { Attempt } from '#core'
import type { LessonStore, StoredLesson } from '../store/store.ts'
import { pagesOf } from './pages.ts'

/** What became of the changes of one family, whatever they cost. */
export type FamilyCounts = Omit<Attempt, 'expected' | 'step'>

/** How often changes of one family were tried, and what became of them. */
export type FamilySummary = FamilyCounts & { readonly lessons: number }

type Counts = Readonly<Record<string, number>>

/** What a store holds, counted. */
export interface StoreSummary {
  readonly outcomes: Counts
  readonly languages: Counts
  /** Empty name: what was no benchmark. */
  readonly datasets: Counts
  readonly problems: number
  /** Uses of lessons, the older the less they count. */
  readonly worth: { readonly uses: number; readonly helped: number; readonly neutral: number; readonly harmed: number }
  /** Those that worked most first. */
  readonly families: readonly FamilySummary[]
}

/** Looks at every lesson once, page by page. */
export async function summarise(store: LessonStore): Promise<StoreSummary> {
  const outcomes = new Map<string, number>()
  const languages = new Map<string, number>()
  const datasets = new Map<string, number>()
  const problems = new Set<string>()
  const families = new Map<string, FamilySummary>()
  const worth = { uses: 0, helped: 0, harmed: 0 }
  const look = ({ lesson, worth: its }: StoredLesson) => {
    const { outcome, signature, provenance, attempts } = lesson
    count(outcomes, outcome)
    count(languages, signature.language)
    count(datasets, provenance.dataset ?? '')
    problems.add(provenance.problem)
    for (const attempt of byFamily(attempts)) {
      const before = families.get(attempt.family)
      families.set(attempt.family, { ...added(before, attempt), lessons: (before?.lessons ?? 0) + 1 })
    }
    worth.uses += its.uses
    worth.helped += its.helped
    worth.harmed += its.harmed
  }
  for await (const page of pagesOf(store, { withQuarantined: true })) page.forEach(look)
  return {
    outcomes: inOrder(outcomes),
    languages: inOrder(languages),
    datasets: inOrder(datasets),
    problems: problems.size,
    worth: { ...worth, neutral: Math.max(0, worth.uses - worth.helped - worth.harmed) },
    families: [...families.values()].sort((a, b) => b.kept - a.kept || b.fixed - a.fixed || b.tried - a.tried),
  }
}

function count(counts: Map<string, number>, name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1)
}

/** The most frequent first. Names come from elsewhere: `__proto__` is one like others. */
function inOrder(counts: ReadonlyMap<string, number>): Counts {
  return Object.fromEntries([...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)))
}

/** Changes of one family that differ in what they cost, counted together. */
export function byFamily(attempts: readonly Attempt[]): readonly FamilyCounts[] {
  const families = new Map<string, FamilyCounts>()
  for (const attempt of attempts) families.set(attempt.family, added(families.get(attempt.family), attempt))
  return [...families.values()]
}

function added(before: FamilyCounts | undefined, { family, tried, kept, fixed, lost, refused }: FamilyCounts): FamilyCounts {
  const sum = before ?? { tried: 0, kept: 0, fixed: 0, lost: 0, refused: 0 }
  return {
    family,
    tried: sum.tried + tried,
    kept: sum.kept + kept,
    fixed: sum.fixed + fixed,
    lost: sum.lost + lost,
    refused: sum.refused + refused,
  }
}
