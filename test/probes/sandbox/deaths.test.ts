import { spawn } from 'node:child_process'
import { afterEach, describe, expect, it } from 'vitest'
import { Limits, type RunOutcome, type Sandbox } from '#core'
import { createSandbox } from '#probes'
import { instrument } from '#tracemend'
import { summary } from './open-task.ts'
import { killWorkers, workers } from './workers.ts'

/** The second test meets the trouble after a loop of three turns, each of which says so in the trace. */
const program = (trouble: string) => `function meet(x) {
  let turns = 0
  while (turns < 3) {
    turns = turns + 1
  }
  if (x === 2) { ${trouble} }
  return x
}
`
const TESTS = 'console.assert(meet(1) === 1)\nconsole.assert(meet(2) === 2)\nconsole.assert(meet(3) === 3)\n'
const HANG = '[].indexOf.call({ length: 2 ** 53 }, x)'

const ALL_PASS = 'L1 passed, L2 passed, L3 passed'

const sandboxes: Sandbox[] = []
afterEach(async () => {
  await Promise.all(sandboxes.splice(0).map((sandbox) => sandbox.close()))
})

async function open(text: string, limits: Partial<Limits> = {}) {
  const sandbox = createSandbox()
  sandboxes.push(sandbox)
  const source = { path: 'program.js', text }
  const task = { id: 'task', source, tests: { path: 'program.test.js', text: TESTS } }
  const opened = await sandbox.open(task, { limits: Limits.parse({ runTimeMs: 500, ...limits }) })
  if (opened.status === 'unusable') throw new Error(JSON.stringify(opened.fault))
  const probed = instrument(source)
  if (probed.status !== 'instrumented') throw new Error('does not parse')
  return { session: opened.session, program: probed.program }
}

/** How the run ended, what was known then of its tests, and the values that the loop of the second test gave to `turns`. */
function known(outcome: RunOutcome, line = 4): string {
  if (outcome.status === 'does-not-load') return outcome.status
  const turns = (outcome.trace?.events ?? [])
    .filter((event) => event.test === 'L2' && outcome.trace?.points[event.point]?.line === line)
    .flatMap((event) => (outcome.trace?.points[event.point]?.kind === 'assignment' ? [event.value?.text] : []))
  return `${summary(outcome)}; turns ${turns.join(' ')}`
}

describe('whatever ends a run, what was seen before is there', () => {
  it.each([
    ['a loop', 'for (;;) {}', 'timed-out'],
    ['a regular expression that goes back for ever', "/^(a+)+$/.test('a'.repeat(60) + 'b')", 'timed-out'],
    ['a native that cannot be interrupted', HANG, 'timed-out'],
    ['a big number that is printed', 'String(3n ** 50_000_000n)', 'timed-out'],
  ])('%s', async (_, trouble, status) => {
    const { session, program: probed } = await open(program(trouble))
    expect(known(await session.run(probed, { seed: 1 }))).toBe(`${status}: L1 passed; turns 1 2 3`)
  })

  it.each([
    ['objects without end', 'const a = []; for (;;) a.push({ x, a: [a.length] })'],
    ['an array that doubles', 'let a = [1]; for (;;) a = a.concat(a)'],
  ])('too much memory: %s', async (_, trouble) => {
    const { session, program: probed } = await open(program(trouble), { runTimeMs: 10_000 })
    expect(known(await session.run(probed, { seed: 1 }))).toBe('out-of-memory: L1 passed; turns 1 2 3')
  })

  it('an allocation that ends the process at once', async () => {
    const { session, program: probed } = await open(program('[].sort.call({ length: 2 ** 32 })'), { runTimeMs: 5_000 })
    for (let i = 0; i < 5; i++) {
      expect(known(await session.run(probed, { seed: 1 }))).toMatch(/^(out-of-memory|crashed): L1 passed; turns 1 2 3$/)
    }
  })

  it('a recursion without end fails its case only', async () => {
    const { session, program: probed } = await open(program('return meet(x)'))
    expect(known(await session.run(probed, { seed: 1 }))).toMatch(/^L1 passed, L2 failed, L3 passed; turns 1 2 3/)
  })

  it.runIf(process.platform === 'linux')('its process is killed', async () => {
    const { session, program: probed } = await open(program(HANG), { runTimeMs: 5_000 })
    const plain = program('')
    expect(summary(await session.run(plain, { seed: 1 }))).toBe(ALL_PASS)
    const running = session.run(probed, { seed: 1 })
    setTimeout(killWorkers, 1_000)
    expect(known(await running)).toBe('crashed: L1 passed; turns 1 2 3')
    expect(summary(await session.run(plain, { seed: 1 }))).toBe(ALL_PASS)
  })
})

it.runIf(process.platform === 'linux')('a worker in the middle of a run ends with its parent', async () => {
  const task = { source: program(HANG), tests: TESTS }
  const code = `import { run } from '#tracemend'; await run(${JSON.stringify(task)}, { limits: { runTimeMs: 20_000 } })`
  const parent = spawn(process.execPath, ['--conditions=tracemend-source', '--input-type=module', '-e', code])
  await expect.poll(() => workers(parent.pid), { timeout: 20_000 }).toHaveLength(1)
  const [worker] = workers(parent.pid)
  await new Promise((resolve) => setTimeout(resolve, 1_000))
  parent.kill('SIGKILL')
  await expect.poll(() => isRunning(worker!), { timeout: 20_000 }).toBe(false)
})

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
