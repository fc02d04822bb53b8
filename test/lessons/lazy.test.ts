import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'

/** How many modules of the database a script loads, in a process of its own. */
async function databaseModules(script: string): Promise<number> {
  const program = `
    import { registerHooks } from 'node:module'
    let count = 0
    registerHooks({ load: (url, context, next) => { if (/node_modules.(@lancedb|apache-arrow)/.test(url)) count++; return next(url, context) } })
    ${script}
    console.log(count)`
  const args = ['--conditions=tracemend-source', '--input-type=module', '--eval', program]
  return Number((await promisify(execFile)(process.execPath, args, { env: {} })).stdout)
}

it('the database is loaded by who opens a store, and by nobody who repairs without lessons', async () => {
  const task = "{ source: 'function add(a, b) { return a - b }', tests: 'console.assert(add(1, 2) === 3)' }"
  expect(await databaseModules(`await (await import('#tracemend')).repair(${task})`)).toBe(0)
  const folder = mkdtempSync(join(tmpdir(), 'tracemend-lazy-'))
  try {
    const open = `const { memory } = await (await import('#lessons')).openLessons({ location: ${JSON.stringify(folder)} })
      await memory.close()`
    expect(await databaseModules(open)).toBeGreaterThan(3)
  } finally {
    rmSync(folder, { recursive: true })
  }
}, 60_000)
