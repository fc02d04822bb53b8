import { NOTHING_RECALLED } from '#core'
import { describe, expect, it } from 'vitest'
import type { FailureSignature, Recall } from '#core'
import { MOST_COHORT, MOST_SHOWN } from '../../../lessons/recall/cohort.ts'
import { recallFrom, type RecallOptions } from '../../../lessons/recall/recall.ts'
import type { LessonStore } from '../../../lessons/store/store.ts'
import { SIGNATURE, SILENT } from '../signature.ts'
import { embedder, filled, type Given } from './fill.ts'

const NOW = Date.parse('2026-06-01T00:00:00.000Z')
const FAR: Partial<FailureSignature> = {
  ...SILENT,
  errors: ['TypeError'],
  blamed: ['MemberExpression<ReturnStatement.argument'],
  grams: ['Return.argument>Member'],
}
const NEAR: Partial<FailureSignature> = { operators: ['<=', '+='], grams: ['For.body>Block', ...SIGNATURE.grams.slice(1)] }
const kept = (after: string): NonNullable<Given['kept']> => [{ family: 'relational', site: '', before: '$1 <= $2', after }]

const ask = (store: LessonStore, options: Partial<RecallOptions> = {}, problem = 'mine') =>
  recallFrom(store, embedder, { signature: SIGNATURE, problem }, { leaveProblemOut: false, now: NOW, ...options })
const names = (recalled: Recall['cohort']) => recalled.map(({ lesson }) => lesson.provenance.run.replace('run-', ''))

describe('recallFrom', () => {
  it('finds the nearest first, weighs them so, and says why', async () => {
    const store = await filled({ near: { signature: NEAR }, same: {}, far: { signature: FAR } })
    const { cohort } = await ask(store)
    expect(names(cohort)).toEqual(['same', 'near', 'far'])
    expect(cohort.map(({ weight }) => weight)).toEqual([expect.closeTo(1, 5), expect.closeTo(0.8, 0.2), 0])
    expect(cohort.slice(0, 2).map(({ reasons }) => reasons.slice(0, 2))).toEqual([
      ['fails in the same way at the same kind of place', 'near in shape (1.00)'],
      ['fails in the same way', expect.stringMatching(/^near in shape \(0\.[89]\d\)$/)],
    ])
  })

  it('shows nothing where nothing is near: what is far off is only counted', async () => {
    const { lessons, cohort } = await ask(await filled({ far: { signature: FAR } }))
    expect([lessons, cohort.map(({ weight }) => weight)]).toEqual([[], [0]])
    expect(await ask(await filled({}))).toEqual(NOTHING_RECALLED)
  })

  it('finds nothing of another language, and nothing in quarantine', async () => {
    const store = await filled({
      typed: { signature: { language: 'ts' } },
      harmful: { worth: { isQuarantined: true } },
      good: {},
    })
    expect(names((await ask(store)).cohort)).toEqual(['good'])
  })

  it('shows a few that teach different things, and counts all', async () => {
    const given = Object.fromEntries(
      Array.from({ length: MOST_COHORT + 20 }, (_, at) => [`n${at}`, { kept: kept(`$1 < ${Math.min(at, 9)}`) }]),
    )
    const { lessons, cohort } = await ask(await filled(given))
    expect([lessons.length, cohort.length]).toEqual([MOST_SHOWN, MOST_COHORT])
    expect(new Set(lessons.map(({ lesson }) => lesson.kept[0]!.after)).size).toBe(MOST_SHOWN)
    expect(lessons.every((one) => cohort.includes(one))).toBe(true)
  })

  it('tells what was kept from what turned out to overfit', async () => {
    const { lessons } = await ask(await filled({ a: {}, b: {}, c: { outcome: 'overfitting' } }))
    expect(lessons.map(({ lesson }) => lesson.outcome).sort((a, b) => a.localeCompare(b))).toEqual(['overfitting', 'plausible'])
  })

  it('puts what has not helped lately behind, less so the longer ago that was', async () => {
    const harmed = (lastUsedAt: string): Given => ({ worth: { uses: 4, harmed: 3, lastUsedAt } })
    const given = { lately: harmed('2026-06-01T00:00:00.000Z'), once: harmed('2024-06-01T00:00:00.000Z'), never: {} }
    const { cohort } = await ask(await filled(given), { halfLifeDays: 90 })
    expect(names(cohort)).toEqual(['never', 'once', 'lately'])
    expect(cohort[1]!.weight).toBeGreaterThan(0.95)
    expect(cohort[2]!.weight).toBeLessThan(0.7)
  })

  it('recalls the same each time', async () => {
    const given = Object.fromEntries(['d', 'b', 'a', 'c'].map((name) => [name, { kept: kept(name) }]))
    const turned = Object.fromEntries(Object.entries(given).reverse())
    expect(await ask(await filled(given))).toEqual(await ask(await filled(turned)))
  })
})

describe('leaving the problem out', () => {
  const OUT = { leaveProblemOut: true }

  it('recalls nothing of the same problem, by its id', async () => {
    const store = await filled({ own: { problem: 'mine', signature: NEAR }, other: { problem: 'theirs', signature: NEAR } })
    expect(names((await ask(store, OUT)).cohort)).toEqual(['other'])
    expect(names((await ask(store)).cohort)).toHaveLength(2)
    expect(names((await ask(store, OUT, 'theirs')).cohort)).toEqual(['own'])
  })

  it('recalls no near copy that goes under another id, however it fails', async () => {
    const nearly = { grams: [...SIGNATURE.grams, 'Function.params>Id'] }
    const store = await filled({
      copy: { problem: 'a' },
      nearly: { problem: 'b', signature: nearly },
      otherwise: { problem: 'c', signature: { differences: [], operators: [] } },
      like: { problem: 'd', signature: NEAR },
    })
    expect(names((await ask(store, OUT)).cohort)).toEqual(['like'])
    expect(names((await ask(store)).cohort)).toHaveLength(4)
  })

  it('cannot be had by a thousand lessons of the same problem that crowd out the others, nor by odd ids', async () => {
    const odd = "x' OR 1 = 1 --"
    const own = Object.fromEntries(Array.from({ length: 600 }, (_, at) => [`own${at}`, { problem: odd, kept: kept(String(at)) }]))
    const store = await filled({ ...own, other: { problem: 'mine', signature: NEAR } })
    expect(names((await ask(store, OUT, odd)).cohort)).toEqual(['other'])
  })
})
