import { execFile } from 'node:child_process'
import { chmod, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'
import { openLessons } from '#lessons'

/** As somebody whom permissions bind: not as the superuser. */
const SCRIPT = `
  import { openLessons } from '${new URL('../../lessons/index.ts', import.meta.url).href}'
  if (process.getuid() === 0) process.setuid(65534)
  const [location] = process.argv.slice(1)
  const problemsOf = async (options) => {
    const { memory } = await openLessons({ location, ...options })
    await memory.close()
    return memory.problems()
  }
  console.log(JSON.stringify([await problemsOf({}), await problemsOf({ readOnly: true })]))`

it.skipIf(process.platform === 'win32')(
  'says that nothing is kept where the files cannot be written, to those who mean to',
  async () => {
    const folder = await mkdtemp(join(tmpdir(), 'tracemend-open-'))
    const location = join(folder, 'lessons')
    const setModes = async (mode: number) => {
      for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
        if (entry.isDirectory()) await chmod(join(entry.parentPath, entry.name), mode)
      }
      await chmod(folder, mode)
    }
    try {
      const { memory } = await openLessons({ location })
      expect(memory.problems()).toEqual([])
      await memory.close()
      await setModes(0o555)
      const node = ['--conditions=tracemend-source', '--input-type=module', '-e', SCRIPT, location]
      const { stdout } = await promisify(execFile)(process.execPath, node)
      expect(JSON.parse(stdout)).toEqual([[expect.stringMatching(/^what is learnt is not kept: .*cannot be written/)], []])
    } finally {
      await setModes(0o755)
      await rm(folder, { recursive: true })
    }
  },
)
