import { execFile } from 'node:child_process'
import { accessSync, constants, existsSync } from 'node:fs'
import { promisify } from 'node:util'
import { findConfig, readConfig } from '../../config/config-file.ts'
import { runsFolder } from '../../trajectory/run-folder.ts'
import { projectRoot } from '../project-root.ts'
import { ok, failed, warning, type Check } from './check.ts'
import { confinementChecks } from './confinement-checks.ts'
import { lessonsCheck } from './lessons-check.ts'
import { describe, passes } from './run-check.ts'

const LIMIT_MS = 500

/** In the order in which one needs the other: the first failure is the one to look at. */
export const CHECKS: readonly Check[] = [
  { name: 'node', run: () => ok(`${process.version} on ${process.platform} ${process.arch}`) },
  passes('isolate', 'a program and its assertions ran in a worker process', {
    source: 'function add(a, b) { return a + b }',
    tests: 'console.assert(add(1, 2) === 3)',
  }),
  passes('typescript', 'types are stripped', {
    source: { path: 'add.ts', text: 'export const add = (a: number, b: number): number => a + b' },
    tests: { path: 'add.test.ts', text: "import { add } from './add'\nconsole.assert(add(1, 2) === 3)" },
  }),
  passes('test framework', 'describe, it and expect work', {
    source: { path: 'add.js', text: 'export const add = (a, b) => a + b' },
    tests: {
      path: 'add.test.js',
      text: "import { add } from './add.js'\ndescribe('add', () => it('adds', () => expect(add(1, 2)).toBe(3)))",
    },
  }),
  {
    name: 'time limit',
    run: async () => {
      const task = { source: 'function spin() { for (;;); }', tests: 'console.assert(spin() === 0)' }
      const { run } = await import('../../run.ts')
      const outcome = await run(task, { limits: { runTimeMs: LIMIT_MS } })
      if (outcome.status === 'timed-out') return ok(`an endless program was ended after ${LIMIT_MS} ms`)
      const ended = outcome.status === 'completed' && outcome.tests.every((test) => test.status === 'failed')
      return ended ? ok('an endless program was ended') : failed(describe(outcome))
    },
  },
  ...confinementChecks,
  {
    name: 'git',
    run: async () => {
      try {
        return ok((await promisify(execFile)('git', ['--version'])).stdout.trim())
      } catch {
        return warning('not found: patches can still be written with --write')
      }
    },
  },
  {
    name: 'configuration',
    run: () => {
      const cwd = process.cwd()
      const file = findConfig(cwd, projectRoot(cwd))
      if (file === null) return ok('none, so defaults')
      readConfig(file)
      return ok(file)
    },
  },
  {
    name: 'runs',
    run: () => {
      const root = projectRoot(process.cwd())
      const folder = runsFolder(root)
      try {
        accessSync(existsSync(folder) ? folder : root, constants.W_OK)
        return ok(`kept in ${folder}`)
      } catch {
        return warning(`${folder} cannot be written: runs are not saved and cannot be resumed`)
      }
    },
  },
  lessonsCheck,
]
