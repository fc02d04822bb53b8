import { afterAll, describe, expect, test } from 'vitest'
import { createSandbox } from '#probes'
import { Experience, type LessonMemory, type RepairEvent, type Trajectory, type TrajectoryRecord } from '#core'
import { repair, type RepairOptions } from '#tracemend'
import { createFeatureEmbedder } from '../../lessons/embed/feature-hashing.ts'
import { createMemory } from '../../lessons/memory.ts'
import { createMemoryStore } from '../../lessons/store/in-memory.ts'

const sandbox = createSandbox()
afterAll(() => sandbox.close())

const TASK = {
  id: 'sum-of-prices',
  source:
    'function total(items) {\n  let sum = 0\n  for (let i = 1; i < items.length; i++) sum += items[i].price\n  return sum\n}\n',
  tests: 'console.assert(total([]) === 0)\nconsole.assert(total([{ price: 3 }, { price: 4 }]) === 7)\n',
}
const TWIN = {
  id: 'goals',
  source:
    'function goals(games) {\n  let all = 0\n  for (let n = 1; n < games.length; n++) all += games[n].shot\n  return all\n}\n',
  tests: 'console.assert(goals([]) === 0)\nconsole.assert(goals([{ shot: 1 }, { shot: 2 }, { shot: 5 }]) === 8)\n',
}

function emptyMemory() {
  const embedder = createFeatureEmbedder()
  const store = createMemoryStore(embedder)
  return { store, memory: createMemory(store, embedder, { clock: () => Date.parse('2026-01-01') }) }
}

async function repaired(task: typeof TASK, options: RepairOptions = {}) {
  const records: TrajectoryRecord[] = []
  const events: RepairEvent[] = []
  const log = { append: async (record: TrajectoryRecord) => void records.push(record) }
  const result = await repair(task, { sandbox, log, onEvent: (event) => events.push(event), ...options })
  return { result, records, events }
}

function experiencesOf(records: readonly TrajectoryRecord[]) {
  return records.flatMap((record) => (record.kind === 'experience' ? [record.experience] : []))
}

describe('a repair with a memory', () => {
  test('teaches what it saw, after its result is known', async () => {
    const { store, memory } = emptyMemory()
    const { result, records } = await repaired(TASK, { lessons: memory, problem: 'prices' })
    expect(records.map(({ kind }) => kind)).toEqual(['header', ...records.slice(1, -2).map(() => 'step'), 'experience', 'end'])
    const [experience] = experiencesOf(records)
    expect(Experience.parse(experience)).toEqual(experience)
    expect(experience).toMatchObject({ agent: 'search', before: TASK.source, after: result.source })
    expect(experience!.kept).toEqual([
      {
        family: result.report.patch!.operators[0],
        site: 'VariableDeclaration<ForStatement.init',
        before: 'let $1 = 1',
        after: 'let $1 = 0',
      },
    ])
    expect(experience!.candidates).toBe(result.report.tried.candidates)
    expect(experience!.attempts.reduce((sum, { kept }) => sum + kept, 0)).toBeGreaterThan(0)
    const [stored, ...others] = await store.list({}, { offset: 0, limit: 10 })
    expect(others).toEqual([])
    expect(stored!.lesson).toMatchObject({
      outcome: 'plausible',
      provenance: { problem: 'prices', round: 1 },
      kept: experience!.kept,
    })
    expect(result.report.lessons).toEqual({ recalled: 0, cohort: 0, use: null, problems: [] })
  })

  test('recalls it for a failure of the same shape, and says so', async () => {
    const { memory, store } = emptyMemory()
    await repaired(TASK, { lessons: memory })
    const { result, events } = await repaired(TWIN, { lessons: memory })
    expect(result.status).toBe('repaired')
    expect(result.report.lessons).toMatchObject({ recalled: 1, cohort: 1, problems: [] })
    const recalled = events.filter((event) => event.type === 'lesson-recalled')
    expect(recalled).toMatchObject([{ lessons: 1, cohort: 1 }])
    expect(recalled[0]!.reasons[0]).not.toBe('')
    expect(await store.count({})).toBe(2)
  })

  test('does not wait for a memory that takes too long, and says so', async () => {
    const waiting: LessonMemory = { ...emptyMemory().memory, recall: () => new Promise(() => {}) }
    const { result } = await repaired(TASK, { lessons: waiting })
    expect(result.status).toBe('repaired')
    expect(result.report.lessons!.problems).toEqual([expect.stringMatching(/recalling took longer than/)])
  })

  test('that is interrupted keeps what it saw, and teaches when it has been gone on with', async () => {
    const { memory, store } = emptyMemory()
    const hard = { ...TASK, tests: `${TASK.tests}console.assert(total([{ price: 2 }]) === 917.25)\n` }
    const given = { runId: 'r', seed: 3, limits: { maxCandidates: 300 } }
    const whole = await repaired(hard, given)
    const abort = new AbortController()
    const onEvent = (event: RepairEvent) => void (event.type === 'step-end' && abort.abort())
    const first = await repaired(hard, { ...given, lessons: memory, signal: abort.signal, onEvent })
    expect(first.result.status).toBe('interrupted')
    expect(experiencesOf(first.records)).toMatchObject([{ candidates: first.result.report.tried.candidates }])
    expect(await store.count({})).toBe(0)
    const [header] = first.records
    const steps = first.records.filter((record) => record.kind === 'step')
    expect(steps).toHaveLength(1)
    if (header?.kind !== 'header') throw new Error('no header')
    const resume: Trajectory = { header, steps, calls: [], lostCalls: [], experiences: [], end: null }
    const second = await repaired(hard, { lessons: memory, resume })
    expect(experiencesOf(second.records)).toEqual(experiencesOf(whole.records))
    expect(await store.count({})).toBe(1)
  })
})

test('without a memory a repair says nothing of lessons, and still records what it saw', async () => {
  const { result, records, events } = await repaired(TASK)
  expect(result.report.lessons).toBeNull()
  expect(experiencesOf(records)).toHaveLength(1)
  expect(events.filter(({ type }) => type === 'lesson-recalled')).toEqual([])
})

test('the candidates up to the first that passes everything are counted exactly', async () => {
  const { result, records } = await repaired(TASK)
  const verdicts = records.flatMap((record) =>
    record.kind === 'step'
      ? Array.from({ length: record.candidates }, (_, i) => record.verdicts.find(([at]) => at === i)?.[1].reason ?? 'no-gain')
      : [],
  )
  expect(result.report.tried.toPatch).toBe(verdicts.indexOf('passes-all') + 1)
  const green = await repaired({ ...TASK, tests: 'console.assert(total([]) === 0)' })
  expect(green.result.report.tried.toPatch).toBeNull()
})
