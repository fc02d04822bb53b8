import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { RepairResult } from '#core'
import { EventLine } from '../../src/report/event-schema.ts'
import { Project } from '../helpers/cli.ts'

const FAULTY = ['function add(a, b) {', '  return a - b', '}', ''].join('\n')
const RIGHT = FAULTY.replace('-', '+')
const TESTS = ['console.assert(add(1, 2) === 3)', 'console.assert(add(2, 2) === 4)', 'console.assert(add(5, 0) === 5)', ''].join(
  '\n',
)

/** A program that no small change repairs. */
const HOPELESS = ['function f(n) {', '  let s = 0', '  for (let i = 0; i < n; i++) s += i * 2', '  return s', '}', ''].join('\n')
const HOPELESS_TESTS = [3, 4, 5, 6].map((n) => `console.assert(f(${n}) === ${n * 7919 + (n ^ 5) * 104_729})\n`).join('')

const repairs = (before: string) => before.replace('-', '+')

describe('the patch on standard output', () => {
  test.each([
    ['plain text', 'src/add.js', FAULTY],
    ['CRLF, byte-order mark and no last newline', 'add.js', `\uFEFF${FAULTY.trimEnd().replaceAll('\n', '\r\n')}`],
    [
      'TypeScript in a path with spaces, quotes and unicode',
      'mein "ö" dir/add 加.ts',
      'export const add = (a: number, b: number): number => a - b\n',
    ],
  ])('is applied by git: %s', async (_name, path, text) => {
    const tests = path.endsWith('.ts') ? `import { add } from './add 加.ts'\n${TESTS}` : TESTS
    using project = new Project({ [path]: text, [path.replace(/(\.\w+)$/, '.test$1')]: tests })
    const { stdout, stderr, code } = await project.tracemend([path])
    expect(stderr).toContain('repaired')
    expect(code).toBe(0)
    expect(project.read(path)).toBe(text)
    project.apply(stdout)
    expect(project.read(path)).toBe(repairs(text))
  })

  test('is kept with the result and the trajectory, out of version control', async () => {
    using project = new Project({ 'add.js': FAULTY, 'add.test.js': TESTS })
    const { stdout } = await project.tracemend(['add.js'])
    const runs = join(project.root, '.tracemend/runs')
    const [run] = readdirSync(runs)
    expect(project.read(`.tracemend/runs/${run}/patch.diff`)).toBe(stdout)
    expect(readdirSync(join(runs, run!)).sort()).toEqual(['patch.diff', 'result.json', 'trajectory.ndjson'])
    expect(project.git('status', '--porcelain')).not.toContain('.tracemend')
  })
})

describe('other ways out', () => {
  test('--write replaces the program, and only that', async () => {
    using project = new Project({ 'add.js': FAULTY, 'add.test.js': TESTS })
    const { stdout, stderr, code } = await project.tracemend(['add.js', '--write', '--no-save'])
    expect([project.read('add.js'), project.read('add.test.js'), stdout, code]).toEqual([RIGHT, TESTS, '', 0])
    expect(stderr).toContain('written to')
    expect(existsSync(join(project.root, '.tracemend'))).toBe(false)
  })

  test('--out writes elsewhere; the program comes from standard input', async () => {
    using project = new Project({ 'add.test.js': TESTS })
    const args = ['-', '--tests', 'add.test.js', '--out', 'fixed.js', '--reporter', 'silent']
    expect(await project.tracemend(args, { input: FAULTY })).toEqual({ code: 0, stdout: '', stderr: '' })
    expect(project.read('fixed.js')).toBe(RIGHT)
  })

  test('--json prints one object of the published shape', async () => {
    using project = new Project({ 'add.js': FAULTY, 'add.test.js': TESTS })
    const { stdout } = await project.tracemend(['add.js', '--json', '--seed', '3'])
    const result = RepairResult.parse(JSON.parse(stdout))
    expect(result).toMatchObject({ status: 'repaired', source: RIGHT, report: { seed: 3, patch: { confirmed: true } } })
    project.apply(result.patch!)
    expect(project.read('add.js')).toBe(RIGHT)
  })

  test('--reporter ndjson prints events of the published shape, and the result last', async () => {
    using project = new Project({ 'add.js': FAULTY, 'add.test.js': TESTS })
    const { stdout } = await project.tracemend(['add.js'], { env: { TRACEMEND_REPORTER: 'ndjson' } })
    const events = stdout
      .trimEnd()
      .split('\n')
      .map((line) => EventLine.parse(JSON.parse(line)))
    expect(events[0]?.type).toBe('run-start')
    expect(events.map((event) => event.type)).toContain('patch-judged')
    expect(events.at(-1)).toMatchObject({ type: 'result', result: { status: 'repaired' } })
  })
})

describe('exit codes', () => {
  test.each([
    ['already green', RIGHT, TESTS, [], 0, 'nothing to repair'],
    ['not repaired', HOPELESS, HOPELESS_TESTS, ['--max-candidates', '300'], 4, 'stopped by a limit'],
    ['tests that do not load', FAULTY, 'console.assert(', [], 3, 'do not load'],
    ['no test case', FAULTY, 'const nothing = 1\n', [], 3, 'test'],
  ])('%s', async (_name, source, tests, args, exit, said) => {
    using project = new Project({ 'add.js': source, 'add.test.js': tests })
    const { stdout, stderr, code } = await project.tracemend(['add.js', '--write', ...args])
    expect(stderr).toContain(said)
    expect([code, stdout]).toEqual([exit, ''])
    expect(project.read('add.js')).toBe(source)
  })
})

describe('the streams', () => {
  test('a reader that goes away is no failure', async () => {
    using project = new Project({ 'add.js': FAULTY, 'add.test.js': TESTS })
    const onStart = (child: { stdout: { destroy(): void } | null }) => child.stdout?.destroy()
    const { stderr, code } = await project.tracemend(['add.js', '--json'], { onStart })
    expect(stderr).toContain('repaired')
    expect(stderr).not.toContain('EPIPE')
    expect(code).toBe(0)
  })

  test('colours only when asked for', async () => {
    using project = new Project({ 'add.js': RIGHT, 'add.test.js': TESTS })
    const [plain, coloured, refused] = await Promise.all(
      [{}, { FORCE_COLOR: '1' }, { NO_COLOR: '1' }].map((env) => project.tracemend(['add.js'], { env })),
    )
    expect(coloured?.stderr).toContain('\u001B[')
    expect(`${plain?.stderr}${refused?.stderr}`).not.toContain('\u001B[')
  })

  test('an agent is told only the end', async () => {
    using project = new Project({ 'add.js': FAULTY, 'add.test.js': TESTS })
    const { stderr } = await project.tracemend(['add.js'], { env: { CLAUDECODE: '1' } })
    expect(stderr).toContain('repaired')
    expect(stderr).not.toContain('baseline')
  })
})

test('diagnose tells what was seen and changes nothing', async () => {
  using project = new Project({ 'add.js': FAULTY, 'add.test.js': TESTS })
  const { stdout, code } = await project.tracemend(['diagnose', 'add.js', '--json'])
  const { baseline, fault } = JSON.parse(stdout)
  expect(baseline).toMatchObject({ status: 'failing', passed: 1, failed: 2 })
  expect(fault.suspects[0]).toMatchObject({ line: 2 })
  expect([code, project.read('add.js'), readdirSync(project.root).sort()]).toEqual([0, FAULTY, ['.git', 'add.js', 'add.test.js']])
})

test('doctor finds that this machine works', async () => {
  using project = new Project()
  const { stdout, code } = await project.tracemend(['doctor', '--json'])
  const { findings } = JSON.parse(stdout)
  expect(findings.filter(({ status }: { status: string }) => status === 'failed')).toEqual([])
  expect(code).toBe(0)
})
