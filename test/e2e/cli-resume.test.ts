import type { ChildProcess } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { Project, type CliResult } from '../helpers/cli.ts'

/** No small change repairs it: the search runs until it has used up its candidates. */
const SOURCE = ['function f(n) {', '  let s = 0', '  for (let i = 0; i < n; i++) s += i * 2', '  return s', '}', ''].join('\n')
const TESTS = [3, 4, 5, 6].map((n) => `console.assert(f(${n}) === ${n * 7919 + (n ^ 5) * 104_729})\n`).join('')
const LIMIT = ['--max-candidates', '800', '--max-time', '120']

const steps = (project: Project) => {
  const runs = join(project.root, '.tracemend/runs')
  const [run] = existsSync(runs) ? readdirSync(runs) : []
  const file = run === undefined ? '' : join(runs, run, 'trajectory.ndjson')
  return existsSync(file) && statSync(file).size > 0
    ? readFileSync(file, 'utf8')
        .split('\n')
        .filter((line) => line.includes('"kind":"step"')).length
    : 0
}

/** Starts a repair and signals its whole process group, as a terminal does, when a step is on the disk. */
function interrupt(project: Project, signal: NodeJS.Signals): Promise<CliResult> {
  const onStart = (child: ChildProcess) => {
    const timer = setInterval(() => {
      if (steps(project) === 0) return
      clearInterval(timer)
      process.kill(-child.pid!, signal)
    }, 5)
    child.on('close', () => clearInterval(timer))
  }
  return project.tracemend(['f.js', ...LIMIT, '--json'], { onStart })
}

/** What does not depend on the machine's speed: a slow one may time candidates out that another lets run out of steps. */
function ending({ stdout }: CliResult) {
  const { status, patch, report } = JSON.parse(stdout)
  return { status, patch, candidates: report.tried.candidates, steps: report.tried.steps }
}

let whole: Promise<object> | undefined
function uninterrupted(): Promise<object> {
  const run = async () => {
    using project = new Project({ 'f.js': SOURCE, 'f.test.js': TESTS })
    return ending(await project.tracemend(['f.js', ...LIMIT, '--json']))
  }
  return (whole ??= run())
}

test.each([
  ['SIGINT', 130, /go on with: tracemend resume \S+/],
  ['SIGTERM', 130, /go on with: tracemend resume \S+/],
  ['SIGKILL', null, /^/],
] as const)('a run ended by %s goes on to where an uninterrupted one ends', async (signal, exit, said) => {
  using project = new Project({ 'f.js': SOURCE, 'f.test.js': TESTS })
  const first = await interrupt(project, signal)
  expect(first.code).toBe(exit)
  expect(first.stderr).toMatch(said)
  expect(steps(project)).toBeGreaterThan(0)
  const resumed = await project.tracemend(['resume', 'last', '--json'])
  expect(ending(resumed)).toEqual(await uninterrupted())
  expect(resumed.code).toBe(4)
})

test('a finished run gives its result again; a changed program is refused', async () => {
  using project = new Project({ 'add.js': 'const add = (a, b) => a - b\n', 'add.test.js': 'console.assert(add(1, 2) === 3)\n' })
  const { stdout } = await project.tracemend(['add.js'])
  expect(await project.tracemend(['resume', 'last'])).toMatchObject({ stdout, code: 0 })
  expect((await project.tracemend(['runs'])).stdout).toMatch(/^\S+ {2}repaired +add\.js\n$/)
  project.write('add.test.js', 'console.assert(add(1, 2) === 4)\n')
  const refused = await project.tracemend(['resume', 'last', '--write'])
  expect(refused.stderr).toContain('error[RUN_NOT_RESUMABLE]')
  expect([refused.code, project.read('add.js')]).toEqual([2, 'const add = (a, b) => a - b\n'])
})
