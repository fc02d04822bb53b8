import type { TestId, TestSpectrum } from '#core'
import type { RecorderLayout } from '../runtime/recorder-layout.ts'

type Counts = Map<number, number>

/** What ran from the beginning of a test, or of what is outside of all, to its end. */
export interface Stretch {
  /** Index of the test; -1 outside of all. */
  readonly test: number
  readonly counts: ReadonlyMap<number, number>
}

/** The stretches of a recorder's buffer in order. A program may have written to the buffer: what makes no sense is left out. */
export function readStretches(buffer: ArrayBufferLike, layout: RecorderLayout): Stretch[] {
  const used = Math.min(new Uint32Array(buffer, layout.header, 16)[5]!, layout.spectraWords)
  const words = new Uint32Array(buffer, layout.spectra, layout.spectraWords)
  const list: Stretch[] = []
  for (let at = 0; at < used;) {
    const counts: Counts = new Map()
    const end = Math.min(at + 2 + (words[at + 1] ?? 0) * 2, used)
    for (let i = at + 2; i + 1 < end; i += 2) if (words[i]! < layout.points) counts.set(words[i]!, words[i + 1]!)
    list.push({ test: words[at]! - 1, counts })
    at = Math.max(at + 2, end)
  }
  return list
}

/**
 * What ran outside of all tests prepared them: the program's load, which comes first, counts for every test, and the latest stretches since
 * (as in `const result = solve(3)` and `const wanted = 9` before the assertions on them) for the tests that follow them.
 */
export function toSpectra(stretches: readonly Stretch[], tests: readonly (TestId | undefined)[]): TestSpectrum[] {
  const spectra = new Map<TestId, Counts>()
  let load: Stretch['counts'] | null = null
  let latest: Counts = new Map()
  let isUsed = false
  for (const { test, counts } of stretches) {
    const id = tests[test]
    const isLoad: boolean = load === null && test < 0
    load ??= isLoad ? counts : new Map()
    if (id === undefined) {
      if (isLoad || counts.size === 0) continue
      latest = add(isUsed ? new Map() : latest, counts)
      isUsed = false
      continue
    }
    const before = spectra.get(id)
    const sum: Counts = before ?? new Map()
    if (before === undefined) for (const prepared of [load, latest]) add(sum, prepared)
    isUsed = true
    spectra.set(id, add(sum, counts))
  }
  return [...spectra].map(([test, counts]) => ({ test, counts: [...counts].sort(([a], [b]) => a - b) }))
}

function add(sum: Counts, counts: Iterable<readonly [point: number, count: number]>): Counts {
  for (const [point, count] of counts) sum.set(point, (sum.get(point) ?? 0) + count)
  return sum
}
