import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const FOLDERS = ['src', 'probes', 'agents', 'lessons', 'benchmarks']

/** One break of each rule, put into a copy of the sources; the check must see them all. */
const BREAKS = [
  { rule: 'core-imports-only-its-table-row', file: 'src/core/span.ts', line: `import '#agents'` },
  { rule: 'agents-imports-only-its-table-row', file: 'agents/judge.ts', line: `import '#probes'` },
  { rule: 'agents-imports-only-its-table-row', file: 'agents/confirm.ts', line: `import '../src/core/span.ts'` },
  { rule: 'lessons-imports-only-its-table-row', file: 'lessons/none.ts', line: `import 'diff'` },
  { rule: 'src-imports-only-its-table-row', file: 'src/repair.ts', line: `import '../agents/judge.ts'` },
  { rule: 'benchmarks-imports-only-its-table-row', file: 'benchmarks/score.ts', line: `import '#agents'` },
  { rule: 'benchmarks-only-lazily', file: 'src/cli/main.ts', line: `import '#benchmarks'` },
  { rule: 'benchmarks-only-from-the-command-line', file: 'src/run.ts', line: `import '#benchmarks'` },
  { rule: 'runtime-imports-nothing', file: 'probes/runtime/snapshot.ts', line: `import 'node:fs'` },
  { rule: 'probes-imports-only-its-table-row', file: 'probes/parse.ts', line: `import '#lessons'` },
  { rule: 'no-development-packages', file: 'probes/parse.ts', line: `import 'fast-check'` },
  { rule: 'no-cycles', file: 'src/core/edit.ts', line: `import './index.ts'` },
  { rule: 'no-orphans', file: 'agents/alone.ts', line: `export {}` },
  { rule: 'resolvable', file: 'agents/judge.ts', line: `import './nowhere.ts'` },
]

let copy = ''
let broken = ''

beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'tracemend-boundaries-'))
  for (const name of [...FOLDERS, 'tools', 'package.json', '.dependency-cruiser.ts'])
    cpSync(name, join(copy, name), { recursive: true })
  symlinkSync(join(process.cwd(), 'node_modules'), join(copy, 'node_modules'), 'junction')
  for (const { file, line } of BREAKS) writeFileSync(join(copy, file), `${line}\n${read(join(copy, file))}`)
  broken = check(copy).stderr
})

afterAll(() => rmSync(copy, { recursive: true, force: true }))

describe('the check of boundaries', () => {
  it.each(BREAKS)('sees $rule broken by $line in $file', ({ rule, file }) => {
    const folder = file.slice(0, file.indexOf('/'))
    // A cycle is reported for one of its files, not always for the one that closed it.
    expect(broken).toContain(rule === 'no-cycles' ? `${rule}: ${folder}/` : `${rule}: ${file} `)
  })

  it('fails when it reads no modules', () => {
    const empty = join(copy, 'empty')
    for (const folder of FOLDERS) mkdirSync(join(empty, folder), { recursive: true })
    const { status, stderr } = check(empty)
    expect(stderr).toContain('the check itself is broken')
    expect(status).toBe(1)
  })
})

function check(cwd: string) {
  return spawnSync(process.execPath, [join(copy, 'tools/boundaries.ts')], { cwd, encoding: 'utf8' })
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
