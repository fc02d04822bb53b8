import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Limits, type Sandbox } from '#core'
import { createSandbox, measureConfinement } from '#probes'
import { workers } from './workers.ts'

const sandbox: Sandbox = createSandbox()
afterAll(() => sandbox.close())

const TASK = {
  id: 'task',
  source: { path: 'a.js', text: 'var a = 1' },
  tests: { path: 'a.test.js', text: 'console.assert(a === 1)' },
}

/** File descriptors of a process and what they are. */
function descriptors(pid: number | 'self'): Map<number, string> {
  const folder = `/proc/${pid}/fd`
  return new Map(
    readdirSync(folder).flatMap((fd) => {
      try {
        return [[Number(fd), readlinkSync(`${folder}/${fd}`)] as const]
      } catch {
        return []
      }
    }),
  )
}

function canUnshare(): boolean {
  try {
    execFileSync('/usr/bin/unshare', ['--user', '--net', '--ipc', '--', 'true'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

describe.runIf(process.platform === 'linux')('a worker process', () => {
  let pid = 0
  beforeAll(async () => {
    const opened = await sandbox.open(TASK, { limits: Limits.parse({}) })
    if (opened.status === 'unusable') throw new Error('unusable')
    await opened.session.run(TASK.source.text, { seed: 1 })
    pid = workers()[0]!
  })

  it('has an empty environment', () => {
    expect(
      readFileSync(`/proc/${pid}/environ`, 'utf8')
        .split('\0')
        .filter((line) => !/^(NODE_CHANNEL_|PWD=|OLDPWD=|_=|$)/.test(line)),
    ).toEqual([])
  })

  it('has nothing open that its parent has', () => {
    const its = [...descriptors(pid).values()].filter((target) => target !== '/dev/null' && !target.startsWith('anon_inode:'))
    // Node closes for its children what it was itself started with, up to the sixteenth.
    const ours = new Set([...descriptors('self')].flatMap(([fd, target]) => (fd <= 16 ? [target] : [])))
    expect(its.filter((target) => ours.has(target))).toEqual([])
  })

  it('is kept by every wall that the machine can set', async () => {
    const { addressSpaceKb, permissions, namespaces } = await measureConfinement(128)
    expect(readFileSync(`/proc/${pid}/limits`, 'utf8')).toContain(`Max address space         ${addressSpaceKb! * 1024}`)
    expect(readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('--permission\0')).toBe(permissions)
    expect(permissions).toBe(true)
    expect(namespaces).toBe(canUnshare())
    const isOwn = readlinkSync(`/proc/${pid}/ns/net`) !== readlinkSync('/proc/self/ns/net')
    expect(isOwn).toBe(namespaces)
    const devices = readFileSync(`/proc/${pid}/net/dev`, 'utf8').match(/^ *\w+(?=:)/gm)
    if (namespaces) expect(devices?.map((name) => name.trim())).toEqual(['lo'])
  })
})
