import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'

/** What a script prints in a process of its own, in which `load` is asked about each module of the database. */
async function printed(load: string, script: string): Promise<string> {
  const program = `
    import { registerHooks } from 'node:module'
    let count = 0
    const load = ${load}
    registerHooks({ load: (url, context, next) => { if (/node_modules.(@lancedb|apache-arrow)/.test(url)) load(url); return next(url, context) } })
    ${script}`
  const args = ['--conditions=tracemend-source', '--input-type=module', '--eval', program]
  return (await promisify(execFile)(process.execPath, args, { env: {} })).stdout.trim()
}

const databaseModules = async (script: string) => Number(await printed('() => count++', `${script}\nconsole.log(count)`))

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

it('where it cannot be loaded, that is said, and a repair goes on without lessons', async () => {
  const missing = `(url) => { throw new Error('no native binding') }`
  const open = (rest: string) =>
    `const { openInBackground, openLessons } = await import('#lessons')
     const open = () => openLessons({ location: '/nowhere' })
     ${rest}`
  const failed = await printed(missing, open(`await open().catch(({ code, message, hint }) => console.log(code, message, hint))`))
  expect(failed).toMatch(
    /^LESSONS_UNUSABLE the database of lessons cannot be loaded on \w+ \w+: no native binding .*--lessons none$/,
  )
  const task = "{ source: 'function add(a, b) { return a - b }', tests: 'console.assert(add(1, 2) === 3)' }"
  const repair = `const lessons = openInBackground(async () => (await open()).memory)
    const { status, report } = await (await import('#tracemend')).repair(${task}, { lessons })
    console.log(status, report.lessons.problems.join())`
  expect(await printed(missing, open(repair))).toMatch(/^repaired the database of lessons cannot be loaded/)
}, 60_000)
