import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { asOnlyWriter } from '../../../lessons/store/lance/lock.ts'
import { openLanceStore } from '../../../lessons/store/lance/open.ts'
import { EMBEDDER, storedLesson } from './stored.ts'
import { temporaryFolder } from './temporary.ts'

const LOCK = new URL('../../../lessons/store/lance/lock.ts', import.meta.url).href
const LOCKED = { code: 'LESSONS_UNUSABLE', message: expect.stringContaining(`process ${process.pid} on `) as string }

describe('the lock of writers', () => {
  it('lets one work at a time', async () => {
    const folder = await temporaryFolder()
    let working = 0
    const turns = Array.from({ length: 5 }, () =>
      asOnlyWriter(folder, 10_000, async () => {
        working += 1
        await new Promise((resolve) => setTimeout(resolve, 5))
        const most = working
        working -= 1
        return most
      }),
    )
    expect(await Promise.all(turns)).toEqual([1, 1, 1, 1, 1])
  })

  it('says who holds it when it does not get it in time; work that fails lets go of it', async () => {
    const folder = await temporaryFolder()
    const failing = asOnlyWriter(folder, 0, async () => {
      await expect(asOnlyWriter(folder, 20, () => Promise.resolve())).rejects.toMatchObject(LOCKED)
      throw new Error('mine')
    })
    await expect(failing).rejects.toThrow('mine')
    expect(await asOnlyWriter(folder, 0, () => Promise.resolve('free'))).toBe('free')
  })

  it('is free when its holder was killed', async () => {
    const folder = await temporaryFolder()
    const hold = `import { asOnlyWriter } from '${LOCK}'
      await asOnlyWriter(process.argv[1], 0, () => new Promise(() => { console.log('held'); setInterval(() => {}, 1000) }))`
    const holder = spawn(process.execPath, ['--conditions=tracemend-source', '--input-type=module', '-e', hold, folder])
    await once(holder.stdout, 'data')
    await expect(asOnlyWriter(folder, 20, () => Promise.resolve())).rejects.toMatchObject({ code: 'LESSONS_UNUSABLE' })
    holder.kill('SIGKILL')
    await once(holder, 'close')
    expect(await asOnlyWriter(folder, 0, () => Promise.resolve('free'))).toBe('free')
  })

  it('does not keep anybody from reading', async () => {
    const location = join(await temporaryFolder(), 'lessons')
    const store = await openLanceStore({ location, embedder: EMBEDDER, mode: 'write', waitMs: 20 })
    await store.add([storedLesson('a')])
    await asOnlyWriter(location, 0, async () => {
      await expect(store.add([storedLesson('b')])).rejects.toMatchObject(LOCKED)
      const reader = await openLanceStore({ location, embedder: EMBEDDER, mode: 'read' })
      expect(await reader.count({})).toBe(1)
      await reader.close()
    })
    expect(await store.add([storedLesson('b')])).toBe(1)
    await store.close()
  })
})
