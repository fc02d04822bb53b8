import { spawn } from 'node:child_process'
import { mkdtempSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { cpuMsOfAll } from '../cpu.ts'
import type { SmallTask } from '../tasks.ts'

const MODULES = fileURLToPath(new URL('../../../node_modules', import.meta.url))
const CONFIG = {
  testRunner: 'vitest',
  mutate: ['src/*.js'],
  concurrency: 1,
  reporters: ['json'],
  jsonReporter: { fileName: 'mutation.json' },
  coverageAnalysis: 'perTest',
  allowEmpty: true,
}

/** StrykerJS on the same functions and those of their tests that pass: mutants a second of CPU time, without its start and first run. */
export async function measureStryker(
  tasks: readonly SmallTask[],
): Promise<{ readonly perSecond: number; readonly detail: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'tracemend-stryker-'))
  try {
    symlinkSync(MODULES, join(folder, 'node_modules'))
    for (const name of ['src', 'test']) mkdirSync(join(folder, name))
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'peer', type: 'module', private: true }))
    writeFileSync(join(folder, 'vitest.config.js'), "export default { test: { include: ['test/*.test.js'] } }\n")
    writeFileSync(join(folder, 'stryker.config.json'), JSON.stringify(CONFIG))
    tasks.forEach(({ program, tests }, i) => {
      const name = /(\w+)\(/.exec(tests.slice(tests.indexOf('(') + 1).replace('JSON.stringify(', ''))![1]!
      const cases = casesOf(program, tests, name)
      // The runner takes a file without tests for a failure.
      if (cases.length === 0) return
      const imports = `import { expect, test } from 'vitest'\nimport { ${name} } from '../src/f${i}.js'\n`
      writeFileSync(join(folder, `src/f${i}.js`), `${program}export { ${name} }\n`)
      writeFileSync(join(folder, `test/f${i}.test.js`), imports + cases.join('\n'))
    })
    const start = await run(folder, ['run', '--dryRunOnly'])
    const all = await run(folder, ['run'])
    const mutants = mutantsIn(join(folder, 'mutation.json'))
    const ms = Math.max(1, all - start)
    return {
      perSecond: (mutants / ms) * 1000,
      detail: `StrykerJS: ${mutants} mutants in ${(ms / 1000).toFixed(1)} s of CPU time, its start (${(start / 1000).toFixed(1)} s) left out`,
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** One test for each condition that holds: a test that fails before anything is mutated ends the whole run. */
function casesOf(program: string, tests: string, name: string): readonly string[] {
  const run = new Function(`${program}; return ${name}`)() as unknown
  const holds = (condition: string) => new Function(name, `return ${condition}`)(run) === true
  const lines = tests.split('\n').filter((line) => line !== '')
  const conditions = lines.map((line) => line.slice('console.assert('.length, -1))
  return conditions.filter(holds).map((condition, k) => `test('${k}', () => expect(${condition}).toBe(true))`)
}

/** The milliseconds that it and all that it starts have computed. */
async function run(folder: string, args: readonly string[]): Promise<number> {
  const from = cpuMsOfAll()
  const stryker = spawn(process.execPath, [join(MODULES, '@stryker-mutator/core/bin/stryker.js'), ...args], {
    cwd: folder,
    stdio: 'pipe',
  })
  let said = ''
  for (const stream of [stryker.stdout, stryker.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()))
  const code = await new Promise((resolve) => stryker.once('close', resolve))
  if (code !== 0) throw new Error(`StrykerJS ended with ${String(code)}: ${said.slice(-2000)}`)
  return cpuMsOfAll() - from
}

function mutantsIn(file: string): number {
  const { files } = JSON.parse(readFileSync(file, 'utf8')) as { files: Record<string, { mutants: { status: string }[] }> }
  const tested = Object.values(files).flatMap(({ mutants }) =>
    mutants.filter(({ status }) => /Killed|Survived|Timeout/.test(status)),
  )
  return tested.length
}
