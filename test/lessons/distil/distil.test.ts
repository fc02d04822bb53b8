import { describe, expect, it } from 'vitest'
import { Lesson } from '#core'
import { createProber } from '#probes'
import { distil, type Taught } from '../../../lessons/distil/distil.ts'
import { distilTrajectory } from '../../../lessons/distil/distil-trajectory.ts'
import { problemName } from '../../../lessons/distil/problem-name.ts'
import { EXPERIENCE, endOf, HEADER, taught } from './experience.ts'

const idOf = (...given: Parameters<typeof taught>) => distil(taught(...given)).id

describe('distil', () => {
  it('makes a lesson of a round, the same one each time', () => {
    const lesson = distil(taught({}, { dataset: 'humanevalfix-js', problem: 'HE/1' }))
    expect(Lesson.parse(lesson)).toEqual(lesson)
    expect(distil(taught({}, { dataset: 'humanevalfix-js', problem: 'HE/1' }))).toEqual(lesson)
    expect(lesson).toMatchObject({
      outcome: 'plausible',
      kept: EXPERIENCE.kept,
      cost: { candidates: 64, ms: 1234.5, tokens: 0, usd: 0 },
      provenance: { run: 'run-1', problem: 'HE/1', dataset: 'humanevalfix-js', agent: 'search' },
      example: { program: EXPERIENCE.before, kept: EXPERIENCE.after, rejected: EXPERIENCE.rejected },
    })
    expect(distil(taught()).provenance).toMatchObject({ problem: 'sum', dataset: null })
  })

  it('knows the same repair in another run, at another time, with other luck', () => {
    const header = { ...HEADER, runId: 'run-2', startedAt: '2026-02-02T00:00:00.000Z', version: '0.2.0' }
    expect(
      idOf({ candidates: 9, rejected: [] }, { header, end: endOf('repaired', { timing: { totalMs: 1, toPatchMs: 1 } }) }),
    ).toBe(idOf())
    const others: readonly Parameters<typeof taught>[] = [
      [{ after: 'let x\n' }],
      [{ before: 'let x\n' }],
      [{ signature: { ...EXPERIENCE.signature, errors: [] } }],
      [{}, { problem: 'product' }],
      [{}, { dataset: 'llm-bugs-js' }],
      [{}, { heldOut: 'overfitting' }],
    ]
    expect(new Set([idOf(), ...others.map((given) => idOf(...given))]).size).toBe(others.length + 1)
  })

  const NOTHING = { after: null, kept: [], agent: '', attempts: [{ ...EXPERIENCE.attempts[0]!, kept: 0 }] }
  const SOME = { attempts: [{ ...EXPERIENCE.attempts[0]!, kept: 0, fixed: 1 }] }
  it.each<readonly [string, Taught, string]>([
    ['nothing was kept', taught(NOTHING, { end: endOf('unrepaired') }), 'rolled-back'],
    ['some tests were fixed', taught(SOME, { end: endOf('improved') }), 'improved'],
    ['some tests were fixed, and more in later rounds', taught(SOME), 'improved'],
    ['all tests pass', taught(), 'plausible'],
    ['all tests passed, and the run was killed', taught({}, { end: null }), 'plausible'],
    ['all tests passed once, and not when it was confirmed', taught({}, { end: endOf('unrepaired') }), 'improved'],
    ['held-out tests pass', taught({}, { heldOut: 'correct' }), 'correct'],
    ['held-out tests fail', taught({}, { heldOut: 'overfitting' }), 'overfitting'],
    ['held-out tests were run on half a patch', taught(SOME, { heldOut: 'overfitting' }), 'improved'],
  ])('%s', (_, given, outcome) => {
    expect(distil(given).outcome).toBe(outcome)
  })

  it('counts what a model cost', () => {
    const model = {
      name: 'm',
      calls: 2,
      tokens: { input: 100, output: 20 },
      usd: 0.5,
      isEstimated: false,
      outcomes: {},
      problems: [],
    }
    expect(distil(taught({}, { end: endOf('repaired', { model }) })).cost).toMatchObject({ tokens: 120, usd: 0.5 })
  })

  it('stays within what a lesson may hold, whatever the round holds', () => {
    const [attempt, template] = [EXPERIENCE.attempts[0]!, EXPERIENCE.kept[0]!]
    const attempts = Array.from({ length: 300 }, (_, at) => ({ ...attempt, family: `f${at}`, kept: Number(at === 299) }))
    const many = taught({
      attempts,
      kept: Array.from({ length: 40 }, () => template),
      refused: Array.from({ length: 40 }, () => ({ template, reason: 'tie' as const })),
      rejected: ['x'.repeat(30_000), ...Array.from({ length: 9 }, () => 'let y\n')],
      agent: 'a'.repeat(500),
    })
    const header = { ...many.header, runId: 'r'.repeat(999), task: { ...many.header.task, id: 'p'.repeat(999) } }
    const lesson = distil({ ...many, header, dataset: 'd'.repeat(500) })
    expect(Lesson.safeParse(lesson).error).toBeUndefined()
    expect(lesson.attempts.map(({ family }) => family)).toContain('f299')
    expect(lesson.example?.rejected).toHaveLength(3)
    expect(distil(taught({ before: 'x'.repeat(30_000) })).example).toBeNull()
    expect(distil(taught({ after: 'x'.repeat(30_000) })).example).toBeNull()
  })

  it('keeps no secret in its programs, which still parse, and names one secret alike in all of them', () => {
    const [password, key] = ['correct-horse-battery', ['s', 'k-proj-', 'Ab1Cd2Ef3Gh4Ij5Kl6'].join('')]
    const before = `const password = '${password}'\nconst key = "${key}"\nconst u = \`postgres://me:${password}@db\`\nrun(password, key)\n`
    const lesson = distil(taught({ before, after: `${before}again('${key}')\n`, rejected: [before] }))
    const { program, kept, rejected } = lesson.example!
    expect(JSON.stringify(lesson)).not.toContain(password)
    expect(JSON.stringify(lesson)).not.toContain(key)
    expect(kept).toBe(`${program}again('${/'(TM_SECRET_\d+)/.exec(kept!.slice(program.length))![1]}')\n`)
    expect(rejected).toEqual([program])
    for (const text of [program, kept!]) {
      expect(createProber().parse({ path: 'program.js', text }).status).toBe('parsed')
    }
  })
})

describe('distilTrajectory', () => {
  it('makes one lesson a round, and none where nothing was observed', () => {
    const { header, end } = taught()
    const whole = {
      ...header,
      kind: 'header',
      format: 1,
      seed: 1,
      limits: {},
      deterministic: true,
      typecheck: false,
      model: null,
    } as never
    const rounds = [taught({ ...EXPERIENCE, after: 'let a\n' }), taught({ before: 'let a\n' })].map(({ experience }, round) => ({
      ...experience,
      round,
    }))
    const lessons = distilTrajectory({ header: whole, experiences: rounds, end }, { dataset: 'seeded-ts' })
    expect(lessons.map(({ provenance }) => [provenance.round, provenance.dataset])).toEqual([
      [0, 'seeded-ts'],
      [1, 'seeded-ts'],
    ])
    expect(distilTrajectory({ header: whole, experiences: [], end })).toEqual([])
  })
})

describe('problemName', () => {
  it('leaves short ids, and cuts long ones so that they stay apart', () => {
    expect(problemName('HE/1')).toBe('HE/1')
    const [a, b] = [problemName(`${'x'.repeat(300)}a`), problemName(`${'x'.repeat(300)}b`)]
    expect([a.length, b.length, a === b]).toEqual([200, 200, false])
    expect(problemName(a)).toBe(a)
  })
})
