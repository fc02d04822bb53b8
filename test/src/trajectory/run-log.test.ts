import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Experience, Limits, type RepairResult, type StepRecord, type TrajectoryHeader } from '#core'
import { readTrajectory } from '../../../src/trajectory/read-trajectory.ts'
import { findRun, listRuns } from '../../../src/trajectory/run-folder.ts'
import { RunLog } from '../../../src/trajectory/run-log.ts'
import { SIGNATURE } from '../../lessons/signature.ts'

const HEADER: TrajectoryHeader = {
  kind: 'header',
  format: 1,
  version: '0.0.0',
  runId: '20260101-000000-abcdef',
  startedAt: '2026-01-01T00:00:00.000Z',
  task: {
    id: 'add.js',
    source: { path: 'add.js', text: '\uFEFFa\r\n\u2028 ü' },
    tests: { path: 'add.test.js', text: 'b' },
    root: '/somewhere',
  },
  seed: 1,
  limits: Limits.parse({}),
  deterministic: true,
  typecheck: false,
  model: null,
}
const step = (number: number): StepRecord => ({
  kind: 'step',
  step: number,
  agent: 'search',
  candidates: 2,
  digest: `d${number}`,
  verdicts: [[1, { decision: 'keep', reason: 'improves', fixed: ['L1'], lost: [] }]],
  nearer: [[0, 0.5]],
  behaviours: [7, 8],
  elapsedMs: 1.5,
})
const RESULT: RepairResult = {
  schemaVersion: 1,
  status: 'repaired',
  patch: 'the diff\n',
  source: 'a',
  report: {
    runId: HEADER.runId,
    seed: 1,
    baseline: { status: 'failing', passed: 0, failed: 1, notes: [] },
    fault: null,
    patch: null,
    alternatives: [],
    comparison: null,
    lessons: null,
    model: null,
    stop: { reason: 'solved', detail: '' },
    tried: { candidates: 2, steps: 1, toPatch: null, byReason: { improves: 1 } },
    timing: { totalMs: 1, toPatchMs: 1 },
    versions: { tracemend: '0.0.0', node: 'v24' },
  },
}

const experience = (candidates: number): Experience => ({
  signature: SIGNATURE,
  attempts: [],
  kept: [],
  refused: [],
  agent: '',
  candidates,
  before: 'let a\u2028',
  after: null,
  rejected: [],
})

let root: string
let warnings: string[]
const warn = (text: string) => void warnings.push(text)
const write = async (...records: Parameters<RunLog['append']>[0][]) => {
  const log = RunLog.create(root, warn)
  for (const record of records) await log.append(record)
  await log.close()
  return log.folder!
}

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'tracemend-runs-'))
  warnings = []
})
afterEach(() => rmSync(root, { recursive: true }))

describe('a run on disk', () => {
  test('comes back as it was, every text to the byte', async () => {
    const folder = await write(HEADER, step(1), step(2), { kind: 'end', result: RESULT })
    expect((await readTrajectory(folder)).trajectory).toEqual({
      header: HEADER,
      steps: [step(1), step(2)],
      calls: [],
      lostCalls: [],
      experiences: [],
      end: { kind: 'end', result: RESULT },
    })
    expect(readFileSync(join(folder, 'patch.diff'), 'utf8')).toBe('the diff\n')
    expect(JSON.parse(readFileSync(join(folder, 'result.json'), 'utf8'))).toEqual(RESULT)
    expect(readFileSync(join(root, '.tracemend/.gitignore'), 'utf8')).toBe('*\n')
  })

  test('loses only a torn last line, which is cut off before more is appended', async () => {
    const folder = await write(HEADER, step(1))
    appendFileSync(join(folder, 'trajectory.ndjson'), '{"kind":"step","st')
    const { trajectory, wholeBytes } = await readTrajectory(folder)
    expect(trajectory).toEqual({ header: HEADER, steps: [step(1)], calls: [], lostCalls: [], experiences: [], end: null })
    const log = await RunLog.reopen(folder, wholeBytes, warn)
    await log.append(step(2))
    await log.close()
    expect((await readTrajectory(folder)).trajectory.steps).toEqual([step(1), step(2)])
  })

  test('a step that was judged anew takes the place of its first record and of all after it', async () => {
    const again = { ...step(0), digest: 'other' }
    const { trajectory } = await readTrajectory(await write(HEADER, step(0), step(1), step(2), again, step(1)))
    expect(trajectory.steps).toEqual([again, step(1)])
  })

  test('a round that was gone through again has seen what it saw last', async () => {
    const seen = (round: number, candidates: number) =>
      ({ kind: 'experience', round, experience: experience(candidates) }) as const
    const { trajectory } = await readTrajectory(await write(HEADER, seen(1, 3), step(0), seen(1, 5), seen(2, 7)))
    expect(trajectory.experiences).toEqual([seen(1, 5), seen(2, 7)])
  })

  test.each([
    ['damage before the last line', (text: string) => text.replace('"digest"', '"digset"'), 'line 2'],
    ['another format', (text: string) => text.replace('"format":1', '"format":2'), 'format 2'],
    ['no header', (text: string) => text.slice(text.indexOf('\n') + 1), 'no header'],
    ['nothing', () => '', 'no header'],
  ])('refuses %s', async (_name, damage, said) => {
    const folder = await write(HEADER, step(1), step(2))
    const file = join(folder, 'trajectory.ndjson')
    writeFileSync(file, damage(readFileSync(file, 'utf8')))
    const refused = { code: 'RUN_NOT_RESUMABLE', message: expect.stringContaining(said) }
    await expect(readTrajectory(folder)).rejects.toMatchObject(refused)
  })

  test('a disk that cannot be written is told once and ends nothing', async () => {
    writeFileSync(join(root, '.tracemend'), 'in the way')
    const log = RunLog.create(root, warn)
    await log.append(HEADER)
    await log.append(step(1))
    expect(warnings).toHaveLength(1)
    expect(log.folder).toBeNull()
  })
})

describe('finding runs', () => {
  test('by id, by folder, and the last', async () => {
    const older = await write({ ...HEADER, runId: '20260101-000000-bbbbbb' })
    const newer = await write({ ...HEADER, runId: '20260102-000000-aaaaaa' })
    expect(await listRuns(root)).toEqual(['20260101-000000-bbbbbb', '20260102-000000-aaaaaa'])
    expect(await findRun(root, 'last')).toEqual({ folder: newer, root })
    expect(await findRun('/elsewhere', older)).toEqual({ folder: older, root })
    expect(await findRun(root, '20260101-000000-bbbbbb')).toEqual({ folder: older, root })
  })

  test.each(['last', 'nothing', '../../etc', '..'])('refuses %s where there is none', async (name) => {
    await expect(findRun(root, name)).rejects.toMatchObject({ code: 'RUN_NOT_FOUND' })
    expect(existsSync(join(root, '.tracemend'))).toBe(false)
  })
})
