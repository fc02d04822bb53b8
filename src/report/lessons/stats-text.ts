import type { StoreStatistics, StoreSummary } from '#lessons'
import { printable } from '../printable.ts'
import type { Paint } from '../style.ts'
import { attemptText, round } from './lesson-text.ts'

const MOST_FAMILIES = 12
const MOST_NAMES = 20

/** What a store holds, for people. */
export function statsText(
  { statistics, summary }: { statistics: StoreStatistics; summary: StoreSummary },
  paint: Paint,
): readonly string[] {
  const { location, embedder, lessons, quarantined, bytes, version, tags, indices } = statistics
  const { outcomes, languages, datasets, problems, worth, families } = summary
  const size = bytes === null ? '' : `, ${sized(bytes)}`
  const others = families.length - MOST_FAMILIES
  return [
    paint('bold', printable(location, { max: 1000 })),
    `${many(lessons, 'lesson')} of ${many(problems, 'problem')}${size}, version ${version}, found by ${printable(embedder)}`,
    ...named('outcomes', outcomes),
    ...named('languages', languages),
    ...named('benchmarks', datasets),
    `worth: ${round(worth.uses)} uses: helped ${round(worth.helped)}, neutral ${round(worth.neutral)}, harmed ${round(worth.harmed)}; ${quarantined} quarantined`,
    ...(tags.length === 0 ? [] : [`tags: ${tags.map((tag) => printable(tag)).join(', ')}`]),
    ...(indices.length === 0 ? [] : [`indices: ${indices.map((index) => printable(index)).join(', ')}`]),
    ...(families.length === 0 ? [] : [paint('bold', 'what worked')]),
    ...families.slice(0, MOST_FAMILIES).map((family) => `  ${attemptText(family)}`),
    ...(others > 0 ? [`  … and ${others} more families (--json has all)`] : []),
  ]
}

function named(title: string, counts: Readonly<Record<string, number>>): readonly string[] {
  const known = Object.entries(counts).filter(([name]) => name !== '')
  if (known.length === 0) return []
  const shown = known.slice(0, MOST_NAMES).map(([name, count]) => `${count} ${printable(name, { max: 80 })}`)
  const others = known.length - shown.length
  return [`${title}: ${[...shown, ...(others > 0 ? [`… and ${others} more`] : [])].join(', ')}`]
}

function many(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`
}

function sized(bytes: number): string {
  return bytes < 1e6 ? `${Math.ceil(bytes / 1e3)} kB` : `${(bytes / 1e6).toFixed(1)} MB`
}
