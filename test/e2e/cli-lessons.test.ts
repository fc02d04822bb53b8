import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Lesson } from '#core'
import { Project } from '../helpers/cli.ts'
import { storedLesson } from '../lessons/store/stored.ts'

const EXAMPLE = { program: 'a - b', kept: 'a + b', rejected: ['a * b'] }
const lessonOf = (name: string, wanted: Parameters<typeof storedLesson>[1] = {}): Lesson => ({
  ...storedLesson(name, wanted).lesson,
  example: EXAMPLE,
})
const LESSONS = [
  lessonOf('alpha', { problem: 'evil\u001B[2J.js', at: '2026-01-03T00:00:00.000Z' }),
  lessonOf('beta', { dataset: 'humanevalfix-js', outcome: 'correct', at: '2026-01-02T00:00:00.000Z' }),
  lessonOf('gamma', { language: 'ts', outcome: 'overfitting', at: '2026-01-01T00:00:00.000Z' }),
]
const [ALPHA, BETA, GAMMA] = LESSONS.map(({ id }) => id.slice(0, 8)) as [string, string, string]
const asLines = (lessons: readonly Lesson[]) => lessons.map((lesson) => `${JSON.stringify(lesson)}\n`).join('')

/** A project with these three lessons in its folder `memory`. */
async function withLessons() {
  const project = new Project({ 'three.jsonl': asLines(LESSONS) })
  const lessons = (...args: string[]) => project.tracemend(['lessons', ...args], { env: { TRACEMEND_LESSONS: 'memory' } })
  const { code, stderr } = await lessons('import', 'three.jsonl')
  expect([code, stderr]).toEqual([0, 'three.jsonl: 3 added, 0 known already\n'])
  return { project, lessons, [Symbol.dispose]: () => project[Symbol.dispose]() }
}

/** Each command is a process of its own. */
const timeout = 120_000

describe('looking at lessons', { timeout }, () => {
  let it: Awaited<ReturnType<typeof withLessons>>
  beforeAll(async () => {
    it = await withLessons()
  }, timeout)
  afterAll(() => it[Symbol.dispose]())

  test('list, the newest first, page by page, with filters; what they hold cannot move the cursor', async () => {
    const { stdout } = await it.lessons('list')
    expect(stdout.split('\n').map((line) => line.slice(0, 8))).toEqual([ALPHA, BETA, GAMMA, ''])
    expect(stdout).toContain(String.raw`evil\u001b[2J.js`)
    expect(stdout).not.toContain('\u001B')
    const paged = await it.lessons('list', '--limit', '1', '--offset', '1', '--json')
    expect(JSON.parse(paged.stdout)).toMatchObject({ total: 3, offset: 1, lessons: [{ ...LESSONS[1], worth: { uses: 0 } }] })
    const ids = async (...filter: string[]) => (await it.lessons('list', ...filter)).stdout.match(/^\w{8}/gm)
    expect(await ids('--outcome', 'overfitting')).toEqual([GAMMA])
    expect(await ids('--problem', 'evil\u001B[2J.js')).toEqual([ALPHA])
    expect((await it.lessons('list', '--limit', '-1')).stderr).toContain('error[USAGE]: --limit')
  })

  test('without a command: their help, and an error', async () => {
    const { code, stderr } = await it.lessons()
    expect([code, stderr]).toEqual([2, expect.stringContaining('error[USAGE]: tracemend lessons is several commands\n')])
    expect(stderr).toContain('search [options] [words...]')
    expect((await it.lessons('list', '--bogus')).stderr).toContain('see tracemend lessons list --help')
  })

  test('show, search and stats', async () => {
    const shown = await it.lessons('show', BETA.slice(0, 6))
    expect(shown.stdout).toContain('relation: `$1 <= $2` → `$1 < $2`  at BinaryExpression<ForStatement.test')
    expect(shown.stdout).toContain('problem-beta of humanevalfix-js')
    expect(JSON.parse((await it.lessons('show', BETA, '--json')).stdout)).toMatchObject({ lesson: LESSONS[1] })
    expect((await it.lessons('search', 'overfitting')).stdout).toMatch(new RegExp(`^[\\d.]+  ${GAMMA}.*\n$`))
    const stats = await it.lessons('stats')
    expect(stats.stdout).toContain('3 lessons of 3 problems')
    expect(stats.stdout).toContain('outcomes: 1 correct, 1 overfitting, 1 plausible')
    expect(stats.stdout).toContain('relation  9 tried: 3 kept, 3 fixed some, 3 lost some')
    expect(JSON.parse((await it.lessons('stats', '--json')).stdout)).toMatchObject({
      embedder: 'features-256@1',
      languages: { js: 2, ts: 1 },
      families: [{ family: 'relation', lessons: 3 }],
    })
  })

  test('nothing is made where nothing is, and `none` is none', async () => {
    using project = new Project()
    const nothing = await project.tracemend(['lessons', 'list', '--lessons', 'memory', '--json'])
    expect(nothing).toMatchObject({ code: 5, stderr: expect.stringContaining('error[LESSONS_UNUSABLE]') })
    expect(JSON.parse(nothing.stdout)).toMatchObject({ error: { code: 'LESSONS_UNUSABLE' } })
    expect(existsSync(join(project.root, 'memory'))).toBe(false)
    const none = await project.tracemend(['lessons', 'stats'])
    expect(none).toMatchObject({ code: 2, stderr: expect.stringContaining('no lessons are named') })
  })
})

describe('keeping them in order', { timeout }, () => {
  test('export and import round-trip; pairs are for learning', async () => {
    using it = await withLessons()
    await it.lessons('export', 'out.jsonl')
    const lines = it.project.read('out.jsonl').trimEnd().split('\n')
    expect(lines.map((line) => Lesson.parse(JSON.parse(line)))).toEqual(LESSONS)
    const { stdout } = await it.lessons('export', '--format', 'pairs')
    const pairs = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as object)
    expect(pairs).toMatchObject([
      { program: 'a - b', chosen: 'a + b', rejected: ['a * b'] },
      { chosen: 'a + b' },
      { chosen: null, rejected: ['a + b', 'a * b'], outcome: 'overfitting' },
    ])
    it.project.write('damaged.jsonl', `${asLines([lessonOf('delta')])}{"schema":1}\n`)
    const damaged = await it.lessons('import', 'damaged.jsonl')
    expect(damaged.code).toBe(2)
    expect(damaged.stderr).toMatch(/error\[LESSONS_INVALID\]: line 2 of .*damaged\.jsonl: it is no lesson: /)
    expect((await it.lessons('import', 'out.jsonl')).stderr).toBe('out.jsonl: 0 added, 3 known already\n')
    expect(JSON.parse((await it.lessons('stats', '--json')).stdout)).toMatchObject({ lessons: 3 })
  })

  test('a tagged version stays as it was; what is forgotten is gone from the rest', async () => {
    using it = await withLessons()
    expect((await it.lessons('tag', 'v1')).code).toBe(0)
    expect((await it.lessons('tag', 'v1')).stderr).toContain('is named v1 already')
    expect((await it.lessons('forget', GAMMA)).stderr).toBe('1 forgotten\n')
    expect((await it.lessons('forget', '--dataset', 'humanevalfix-js')).stderr).toBe('1 forgotten\n')
    expect((await it.lessons('gc')).stderr).toMatch(/^compacted: \d+ kB before, \d+ kB after\n$/)
    const left = async (place: string) => (await it.lessons('list', '--lessons', place)).stdout.match(/^\w{8}/gm)
    expect(await left('memory')).toEqual([ALPHA])
    expect(await left('memory@v1')).toEqual([ALPHA, BETA, GAMMA])
    expect((await it.lessons('forget', ALPHA, '--lessons', 'memory@v1')).stderr).toContain('a tagged version is not changed')
    const missing = await it.lessons('list', '--lessons', 'memory@v2')
    expect(missing).toMatchObject({ code: 5, stderr: expect.stringContaining('v2') })
    expect((await it.lessons('tag', '--delete', 'v1')).code).toBe(0)
    expect((await it.lessons('stats')).stdout).not.toContain('tags')
  })

  test('all is forgotten only where that is confirmed, and nothing where it is not said what', async () => {
    using it = await withLessons()
    expect((await it.lessons('forget')).code).toBe(2)
    expect((await it.lessons('forget', ALPHA, '--all', '--yes')).code).toBe(2)
    expect((await it.lessons('forget', '--all')).stderr).toContain('add --yes')
    expect((await it.lessons('forget', '--all', '--yes')).stderr).toBe('3 forgotten\n')
  })

  test('a file that is none of ours is left as it is', async () => {
    using project = new Project({ memory: 'a file' })
    const { code, stderr } = await project.tracemend(['lessons', 'import', 'memory', '--lessons', 'memory'])
    expect(code).toBe(5)
    expect(stderr).toContain('it is a file')
    expect(readFileSync(join(project.root, 'memory'), 'utf8')).toBe('a file')
  })
})
