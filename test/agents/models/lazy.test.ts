import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'

/** Which modules of these a script loads, in a process of its own. */
async function loadedBy(script: string, wanted: string): Promise<number> {
  const program = `
    import { registerHooks } from 'node:module'
    let count = 0
    registerHooks({ load: (url, context, next) => { if (url.includes(${JSON.stringify(wanted)})) count++; return next(url, context) } })
    ${script}
    console.log(count)`
  const args = ['--conditions=tracemend-source', '--input-type=module', '--eval', program]
  const { stdout } = await promisify(execFile)(process.execPath, args, { env: {} })
  return Number(stdout)
}

it('the SDK is loaded by a model that needs it, and by nothing before', async () => {
  const open = (name: string) => `await (await import('#agents')).openModel('${name}', { baseUrl: 'http://localhost:1' })`
  expect(await loadedBy("await import('#agents')", '/agents/models/')).toBeGreaterThan(3)
  expect(await loadedBy("await import('#agents')", '/node_modules/openai/')).toBe(0)
  expect(await loadedBy(open('exec:cat'), '/node_modules/openai/')).toBe(0)
  expect(await loadedBy(open('tiny'), '/node_modules/openai/')).toBeGreaterThan(10)
})
