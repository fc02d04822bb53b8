import { execFile } from 'node:child_process'
import { chmod, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { openLanceStore } from '../../../lessons/store/lance/open.ts'
import { EMBEDDER, storedLesson } from './stored.ts'
import { temporaryFolder } from './temporary.ts'

const sourceOf = (path: string) => new URL(path, import.meta.url).href

/** As somebody whom permissions bind: not as the superuser. */
const SCRIPT = `
  import { openLanceStore } from '${sourceOf('../../../lessons/store/lance/open.ts')}'
  import { EMBEDDER, storedLesson } from '${sourceOf('./stored.ts')}'
  if (process.getuid() === 0) process.setuid(65534)
  const told = ({ code, message, hint }) => ({ code, message, hint })
  const [location, mode] = process.argv.slice(1)
  const store = await openLanceStore({ location, embedder: EMBEDDER, mode }).catch(told)
  const add = store.add && await store.add([storedLesson('b')]).catch(told)
  console.log(JSON.stringify({ code: store.code, hint: store.hint, isWritable: store.isWritable, count: await store.count?.({}), add }))
  await store.close?.()`

async function asAnybody(location: string, mode: 'read' | 'write'): Promise<unknown> {
  const node = ['--conditions=tracemend-source', '--input-type=module', '-e', SCRIPT, location, mode]
  const { stdout } = await promisify(execFile)(process.execPath, node)
  return JSON.parse(stdout)
}

async function setModes(folder: string, folders: number, files: number): Promise<void> {
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    await chmod(join(entry.parentPath, entry.name), entry.isDirectory() ? folders : files)
  }
  await chmod(folder, folders)
}

const NOT_ADDED = expect.objectContaining({ code: 'LESSONS_UNUSABLE' }) as unknown

describe.skipIf(process.platform === 'win32')('a folder that cannot be written', () => {
  it('can be read, in either mode', async () => {
    const folder = await temporaryFolder()
    const location = join(folder, 'lessons')
    const store = await openLanceStore({ location, embedder: EMBEDDER, mode: 'write' })
    await store.add([storedLesson('a')])
    await store.close()
    await setModes(folder, 0o555, 0o444)
    try {
      expect(await asAnybody(location, 'write')).toEqual({ isWritable: false, count: 1, add: NOT_ADDED })
      expect(await asAnybody(location, 'read')).toEqual({ isWritable: false, count: 1, add: NOT_ADDED })
      await setModes(location, 0o000, 0o000)
      const refused = { code: 'LESSONS_UNUSABLE', hint: expect.stringContaining('who may read') as string }
      expect(await asAnybody(location, 'read')).toEqual(refused)
    } finally {
      await setModes(folder, 0o755, 0o644)
    }
  })

  it('is not a place for new lessons', async () => {
    const folder = await temporaryFolder()
    await chmod(folder, 0o555)
    const refused = { code: 'LESSONS_UNUSABLE', hint: expect.stringContaining('--lessons') as string }
    expect(await asAnybody(folder, 'write')).toEqual(refused)
    expect(await asAnybody(join(folder, 'lessons'), 'write')).toEqual(refused)
  })
})
