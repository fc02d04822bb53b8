import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, test } from 'vitest'
import { RepairResult } from '#core'
import { Project } from '../helpers/cli.ts'

const FAULTY = ['export function clamp(value, low, high) {', '  return Math.max(low, Math.max(value, high))', '}', ''].join('\n')
const TESTS = ['clamp(5, 0, 10) === 5', 'clamp(-5, 0, 10) === 0', 'clamp(15, 0, 10) === 10']
  .map((claim) => `console.assert(${claim})\n`)
  .join('')

/** The first patch will do. */
const FIRST = ['--alternatives', '1']
const timeout = 120_000
/** The same fault twice, under another name. */
const files = () => ({
  'clamp.js': FAULTY,
  'clamp.test.js': TESTS,
  'limit.js': FAULTY.replaceAll('clamp', 'limit'),
  'limit.test.js': TESTS.replaceAll('clamp', 'limit'),
})

/** An empty variable counts as not set: lessons are where they are by default. */
const byDefault = { env: { TRACEMEND_LESSONS: '' } }

describe('a repair and its lessons', { timeout }, () => {
  test('what one repair taught helps the next, in the project where it has a folder for lessons', async () => {
    using project = new Project(files())
    mkdirSync(join(project.root, '.tracemend/lessons'), { recursive: true })
    const first = await project.tracemend(['clamp.js', ...FIRST, '--json'], byDefault)
    expect(RepairResult.parse(JSON.parse(first.stdout)).report.lessons).toMatchObject({ recalled: 0, problems: [] })
    const second = await project.tracemend(['limit.js', ...FIRST, '--json'], byDefault)
    const { status, report } = RepairResult.parse(JSON.parse(second.stdout))
    expect(status).toBe('repaired')
    expect(report.lessons).toMatchObject({ recalled: 1, problems: [] })
    const { stdout } = await project.tracemend(['lessons', 'stats', '--json'], byDefault)
    expect(JSON.parse(stdout)).toMatchObject({
      location: join(project.root, '.tracemend/lessons'),
      lessons: 2,
      worth: { uses: 1 },
    })
    expect(existsSync(join(project.root, '.local'))).toBe(false)
    const found = await project.tracemend(['lessons', 'search', '--like', 'limit.js'], byDefault)
    expect(found.stdout).toMatch(/^1\.00  \w{8}  plausible    limit\.js/m)
  })

  test("else in the user's data folder, by the same repair once; a run can be brought in, and brings nothing new", async () => {
    using project = new Project(files())
    const first = await project.tracemend(['clamp.js', ...FIRST], byDefault)
    const second = await project.tracemend(['clamp.js', ...FIRST, '--no-save'], byDefault)
    expect(first.stderr).toMatch(/\n {2}lessons of repairs are kept in \S+ from now on; to keep none: --lessons none\n$/)
    expect(second.stderr).not.toContain('from now on')
    const [run] = JSON.parse((await project.tracemend(['runs', '--json'])).stdout).runs as { id: string }[]
    const folder = join('.tracemend/runs', run!.id)
    expect((await project.tracemend(['lessons', 'import', folder], byDefault)).stderr).toBe(
      `${folder}: 0 added, 1 known already\n`,
    )
    const other = await project.tracemend(['lessons', 'import', folder, '--lessons', 'other'])
    expect(other.stderr).toBe(`${folder}: 1 added, 0 known already\n`)
    const { location, lessons } = JSON.parse((await project.tracemend(['lessons', 'stats', '--json'], byDefault)).stdout)
    expect([location, lessons]).toEqual([expect.stringContaining('tracemend'), 1])
  })

  test.each([
    ['a file', 'clamp.test.js', /lessons: .*clamp\.test\.js.*it is a file/],
    ['a tag that is not there', 'memory@v1', /lessons: .*memory/],
  ])('%s in place of a store: the patch is the same, and it is said once', async (_name, place, message) => {
    using project = new Project(files())
    const { code, stdout, stderr } = await project.tracemend(['clamp.js', ...FIRST, '--lessons', place])
    expect(code).toBe(0)
    project.apply(stdout)
    expect(project.read('clamp.js')).not.toBe(FAULTY)
    expect(stderr.match(new RegExp(message, 'g'))).toHaveLength(1)
    expect(project.read('clamp.test.js')).toBe(TESTS)
    expect(existsSync(join(project.root, 'memory'))).toBe(false)
  })

  test('a tagged version is used and never changed; `none` and the demo learn nothing', async () => {
    using project = new Project(files())
    await project.tracemend(['clamp.js', ...FIRST, '--lessons', 'memory'])
    await project.tracemend(['lessons', 'tag', 'v1', '--lessons', 'memory'])
    const { stderr } = await project.tracemend(['limit.js', ...FIRST, '--lessons', 'memory@v1'])
    expect(stderr).toContain('lessons: 1 looked at')
    await project.tracemend(['limit.js', ...FIRST, '--lessons', 'none'], byDefault)
    await project.tracemend(['demo'], byDefault)
    const stats = JSON.parse((await project.tracemend(['lessons', 'stats', '--json', '--lessons', 'memory'])).stdout)
    expect(stats).toMatchObject({ lessons: 1, worth: { uses: 0 } })
    expect(existsSync(join(project.root, '.local'))).toBe(false)
  })

  test('the patch is there before anything is learnt, and Ctrl-C does not wait for that', async () => {
    using project = new Project(files())
    await project.tracemend(['clamp.js', ...FIRST, '--lessons', 'memory'])
    const lock = new DatabaseSync(join(project.root, 'memory/writer.lock'))
    lock.exec('BEGIN EXCLUSIVE')
    try {
      const { code, stdout, stderr } = await project.tracemend(['limit.js', ...FIRST, '--lessons', 'memory'], {
        onStart: (child, output) => {
          const timer = setInterval(() => {
            if (!output().includes('repaired')) return
            clearInterval(timer)
            setTimeout(() => child.kill('SIGINT'), 500)
          }, 20)
        },
      })
      expect([code, stdout]).toEqual([0, expect.stringContaining('+++ b/limit.js')])
      expect(stderr).not.toContain('locked')
    } finally {
      lock.close()
    }
    const stats = JSON.parse((await project.tracemend(['lessons', 'stats', '--json', '--lessons', 'memory'])).stdout)
    expect(stats).toMatchObject({ lessons: 1 })
  })
})
