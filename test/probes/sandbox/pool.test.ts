import { afterEach, describe, expect, it } from 'vitest'
import { Limits, type Sandbox, type SandboxSession } from '#core'
import { createSandbox } from '#probes'
import { summary } from './open-task.ts'
import { killWorkers, workers } from './workers.ts'

const RIGHT = 'function same(x) { return x }\n'
const HANG = 'function same(x) { return [].indexOf.call({ length: 2 ** 53 }, x) }\n'
const TESTS = 'console.assert(same(1) === 1)\nconsole.assert(same(2) === 2)\n'
const ALL_PASS = 'L1 passed, L2 passed'

const sandboxes: Sandbox[] = []
afterEach(async () => {
  await Promise.all(sandboxes.splice(0).map((sandbox) => sandbox.close()))
})

function start(options = {}): Sandbox {
  const sandbox = createSandbox(options)
  sandboxes.push(sandbox)
  return sandbox
}

async function open(sandbox: Sandbox, limits: Partial<Limits> = {}) {
  const task = { id: 'task', source: { path: 'program.js', text: RIGHT }, tests: { path: 'program.test.js', text: TESTS } }
  const opened = await sandbox.open(task, { limits: Limits.parse({ runTimeMs: 5_000, ...limits }) })
  if (opened.status === 'unusable') throw new Error(JSON.stringify(opened.fault))
  return opened.session
}

async function run(session: SandboxSession, program: string, timeMs = 5_000): Promise<string> {
  return summary(await session.run(program, { seed: 1, timeMs }))
}

describe.runIf(process.platform === 'linux')('a pool of workers', () => {
  it('starts one process, however many sessions take turns', async () => {
    const sandbox = start()
    const sessions = [await open(sandbox), await open(sandbox), await open(sandbox)]
    expect(await Promise.all(sessions.map((session) => run(session, RIGHT)))).toEqual([ALL_PASS, ALL_PASS, ALL_PASS])
    expect(workers()).toHaveLength(1)
  })

  it('keeps a process ready once one was lost', async () => {
    const sandbox = start()
    const session = await open(sandbox)
    expect(await run(session, HANG, 300)).toBe('timed-out: ')
    await expect.poll(() => workers().length, { timeout: 20_000 }).toBe(1)
    expect(await run(session, RIGHT)).toBe(ALL_PASS)
    await expect.poll(() => workers().length, { timeout: 20_000 }).toBe(2)
    await sandbox.close()
    expect(workers()).toEqual([])
  })

  it('runs sessions side by side', async () => {
    const sandbox = start({ workers: 2 })
    const [stuck, free] = [await open(sandbox), await open(sandbox)]
    let isStuck = true
    const hanging = run(stuck, HANG).finally(() => (isStuck = false))
    for (let i = 0; i < 5; i++) expect(await run(free, RIGHT)).toBe(ALL_PASS)
    expect(isStuck).toBe(true)
    expect(workers()).toHaveLength(2)
    expect(await hanging).toBe('timed-out: ')
  })

  it('makes a value of every death, and none touches what runs after it', async () => {
    const sandbox = start({ workers: 2 })
    const sessions = [await open(sandbox), await open(sandbox)]
    const seen = await Promise.all(
      sessions.map(async (session) => [await run(session, RIGHT), await run(session, HANG, 300), await run(session, RIGHT)]),
    )
    expect(seen).toEqual([
      [ALL_PASS, 'timed-out: ', ALL_PASS],
      [ALL_PASS, 'timed-out: ', ALL_PASS],
    ])
  })

  it('replaces a process that was killed while it had nothing to do', async () => {
    const session = await open(start())
    expect(await run(session, RIGHT)).toBe(ALL_PASS)
    killWorkers()
    await expect.poll(() => workers()).toEqual([])
    expect(await run(session, RIGHT)).toBe(ALL_PASS)
  })

  it('has a worker with as much memory as a session asks for', async () => {
    const sandbox = start()
    expect(await run(await open(sandbox), RIGHT)).toBe(ALL_PASS)
    expect(await run(await open(sandbox, { memoryMb: 512 }), RIGHT)).toBe(ALL_PASS)
    await expect.poll(() => workers().length).toBe(1)
  })

  it('says so when it is closed', async () => {
    const sandbox = start()
    const session = await open(sandbox)
    await sandbox.close()
    await expect(run(session, RIGHT)).rejects.toMatchObject({ code: 'SANDBOX_UNAVAILABLE' })
  })
})
