import { spawn } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'

/**
 * Everything that must hold before a change goes in: `npm run check [-- --only NAME | --without NAME]`.
 * Each check is a script of package.json. Runs all checks even when one fails, prints the output of those that fail, and counts them into `reports/checks.json`.
 */
const CHECKS = [
  'check:types',
  'check:lint',
  'check:format',
  'check:boundaries',
  'check:unused',
  'test',
  'build',
  'check:publish',
  'check:exports',
]

const { values } = parseArgs({
  options: { only: { type: 'string', multiple: true }, without: { type: 'string', multiple: true } },
})
const nameOf = (script: string) => script.replace('check:', '')
const chosen = CHECKS.filter(
  (script) => (values.only?.includes(nameOf(script)) ?? true) && !values.without?.includes(nameOf(script)),
)

const failed: string[] = []
for (const script of chosen) {
  const name = nameOf(script)
  const start = performance.now()
  const { code, output } = await run(script)
  const seconds = ((performance.now() - start) / 1000).toFixed(1)
  console.log(`${code === 0 ? 'ok    ' : 'FAILED'} ${name.padEnd(12)} ${seconds.padStart(6)} s`)
  if (code !== 0) {
    failed.push(name)
    console.log(output.trimEnd().replaceAll(/^/gm, '    '))
  }
}

mkdirSync('reports', { recursive: true })
const counts = { numPassedTests: chosen.length - failed.length, numFailedTests: failed.length, success: failed.length === 0 }
writeFileSync('reports/checks.json', JSON.stringify(counts))
console.log(
  `${counts.numPassedTests} checks passed, ${counts.numFailedTests} failed${failed.length > 0 ? `: ${failed.join(', ')}` : ''}`,
)
process.exitCode = failed.length > 0 || chosen.length === 0 ? 1 : 0

function run(script: string): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve) => {
    const child = spawn(`npm run --silent ${script}`, { shell: true, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    child.stdout.on('data', (data: Buffer) => (output += data.toString()))
    child.stderr.on('data', (data: Buffer) => (output += data.toString()))
    child.on('close', (code) => resolve({ code, output }))
  })
}
