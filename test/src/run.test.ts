import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { instrument, run } from '#tracemend'

const add = { source: 'const add = (a, b) => a - b', tests: 'console.assert(add(1, 2) === 3)\nconsole.assert(add(1, 0) === 1)' }

describe('run', () => {
  it('gives every assertion its result', async () => {
    const outcome = await run(add)
    expect(outcome).toMatchObject({
      status: 'completed',
      tests: [
        { id: 'L1', status: 'failed', failure: { kind: 'assertion', expected: '3', actual: '-1' } },
        { id: 'L2', status: 'passed' },
      ],
    })
  })

  it('runs another text in place of the source', async () => {
    const outcome = await run(add, { program: 'const add = (a, b) => a + b' })
    expect(outcome).toMatchObject({ status: 'completed', tests: [{ status: 'passed' }, { status: 'passed' }] })
  })

  it.each([
    ['probes change nothing', add.source, { status: 'none', tests: 2 }],
    [
      'a program reads its own text',
      'function add(a, b) { return a + b + add.toString().length - 64 }',
      { status: 'changed', tests: ['L1', 'L2'] },
    ],
  ])('an instrumented program: its trace says whether %s', async (_, text, probeEffect) => {
    const instrumented = instrument({ path: 'program.js', text })
    if (instrumented.status !== 'instrumented') throw new Error(instrumented.fault.message)
    const outcome = await run(add, { program: instrumented.program })
    if (outcome.status !== 'completed') throw new Error(outcome.status)
    expect(outcome.trace!.probeEffect).toEqual(probeEffect)
    expect(outcome.trace!.events.length > 0).toBe(probeEffect.status === 'none')
  })

  it('makes a value of tests that do not load', async () => {
    const outcome = await run({ ...add, tests: 'console.assert(add(1, 2) ===' })
    expect(outcome).toMatchObject({ status: 'does-not-load', fault: { where: 'tests', line: 1 } })
  })

  it('names what is wrong with a task', async () => {
    await expect(run({ ...add, tests: 7 } as never)).rejects.toMatchObject({ code: 'TASK_INVALID' })
  })

  it('keeps its caller alive until a program that only a kill ends is gone', async () => {
    const task = { source: 'const f = () => [].indexOf.call({ length: 2 ** 53 - 1 }, 1)', tests: 'console.assert(f() === 1)' }
    const script = `import { run } from '${new URL('../../src/index.ts', import.meta.url).href}'
      console.log((await run(${JSON.stringify(task)}, { limits: { runTimeMs: 300 } })).status)`
    const args = ['--conditions=tracemend-source', '--input-type=module', '--eval', script]
    const { stdout } = await promisify(execFile)(process.execPath, args)
    expect(stdout).toBe('timed-out\n')
  })
})
