import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { EXIT } from '#core'

/** What the README shows is what happens. `UPDATE_README=1 npx vitest run test/house` writes down what happens now. */
const README = readFileSync('README.md', 'utf8')
const FROM_SOURCE = `"${process.execPath}" --conditions=tracemend-source`
const TRACEMEND = `${FROM_SOURCE} src/cli/bin.ts`

/** Blocks marked `<!-- run -->` begin with their command; `<!-- run: COMMAND -->` shows only what it prints. */
const shown = [
  ...README.matchAll(
    /<!-- run(?:: (?<hidden>.+?))? -->\n```console\n(?:\$ (?<command>.+)\n)?(?<output>[^`]*(?:`(?!``)[^`]*)*)```/g,
  ),
].map(({ groups }) => ({ command: groups!['hidden'] ?? groups!['command']!, output: groups!['output']! }))

/** Stands for the folder `memory` of the examples, which go on from each other. */
const MEMORY = mkdtempSync(join(tmpdir(), 'tracemend-memory-'))
afterAll(() => rmSync(MEMORY, { recursive: true }))

describe('the README', () => {
  it('has examples to run', () => {
    expect(shown.map(({ command }) => command)).toEqual(expect.arrayContaining(['npm start']))
  })

  it.each(shown)('shows what `$command` prints', ({ command, output }) => {
    const printed = run(command.replace('npx tracemend', TRACEMEND).replace('npm start', `${TRACEMEND} demo`))
    if (updated(output, printed)) return
    expect(withoutTimes(printed)).toBe(withoutTimes(output))
  })

  it('shows what its script prints', () => {
    const [, script, output] = /```js\n([\s\S]+?)```\n[\s\S]*?<!-- output of the script above -->\n```text\n([\s\S]*?)```/.exec(
      README,
    )!
    const folder = mkdtempSync(join(tmpdir(), 'tracemend-readme-'))
    try {
      const file = join(folder, 'script.mjs')
      writeFileSync(file, script!.replace("'tracemend'", JSON.stringify(new URL('../../src/index.ts', import.meta.url).href)))
      const printed = run(`${FROM_SOURCE} "${file}"`)
      if (updated(output!, printed)) return
      expect(printed).toBe(output)
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })

  it('explains every error code and every exit code, and no others', () => {
    const source = readFileSync('src/core/error.ts', 'utf8')
    const declared = [...source.slice(0, source.indexOf('export const EXIT')).matchAll(/\| '([A-Z_]+)'/g)].map(
      ([, code]) => code!,
    )
    expect(declared.length).toBeGreaterThan(10)
    expect([...README.matchAll(/^\| `([A-Z_]+)` \|/gm)].map(([, code]) => code!)).toEqual(declared)
    expect([...README.matchAll(/^\| (\d+) \|/gm)].map(([, code]) => Number(code))).toEqual(Object.values(EXIT))
  })
})

/** Both streams, in the order of writing, as a person without a terminal of colours sees them. */
function run(command: string): string {
  const env = { PATH: process.env['PATH'], HOME: process.env['HOME'], NO_COLOR: '1', TRACEMEND_LESSONS: 'none' }
  const here = command.replace('--lessons memory', `--lessons "${MEMORY}"`)
  return spawnSync(`${here} 2>&1`, { shell: true, encoding: 'utf8', env }).stdout.replaceAll(MEMORY, '/project/memory')
}

/** Progress lines and durations depend on the machine; so does how far the search goes after the first patch, and what else it finds. */
function withoutTimes(text: string): string {
  return text
    .replaceAll(/^tried .*\n/gm, '')
    .replaceAll(/^ {2}\d+ (?:other )?patch(?:es)? pass.*\n(?: {4}.*\n)*/gm, '')
    .replaceAll(/\b\d+ candidates tried/g, 'N candidates tried')
    .replaceAll(/\b[\d.]+ s\b/g, 'N s')
    .replaceAll(/\b[\d.]+ kB\b/g, 'N kB')
}

function updated(before: string, after: string): boolean {
  if (process.env['UPDATE_README'] === undefined) return false
  const fence = before === '' ? '```' : `${before}\`\`\``
  const text = readFileSync('README.md', 'utf8')
  const at = before === '' ? emptyBlock(text) : text.indexOf(fence)
  writeFileSync('README.md', text.slice(0, at) + after + text.slice(at + before.length))
  return true
}

/** Where the output goes in the first block that has none yet. */
function emptyBlock(text: string): number {
  const match = /```(?:console|text)\n(?:\$ .+\n)?(?=```)/.exec(text)!
  return match.index + match[0].length
}
