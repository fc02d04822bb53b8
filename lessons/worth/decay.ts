import type { Worth } from '../store/store.ts'

/** After so long, what a lesson did counts half: programs, operators and priors change. */
const HALF_LIFE_DAYS = 90

const DAY_MS = 86_400_000

/** What its uses are still worth. `now` is in milliseconds since 1970; a last use that lies ahead, by another clock, counts as now. */
export function decayed(worth: Worth, now: number, halfLifeDays = HALF_LIFE_DAYS): Worth {
  if (worth.lastUsedAt === null) return worth
  const days = Math.max(0, (now - Date.parse(worth.lastUsedAt)) / DAY_MS)
  const share = 0.5 ** (days / halfLifeDays)
  return { ...worth, uses: worth.uses * share, helped: worth.helped * share, harmed: worth.harmed * share }
}
