import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { repair, type TrajectoryRecord } from '#tracemend'
import { openTypeCheck } from '../../../src/typecheck/type-check.ts'

/** The obvious patches, `a` for `b` or for `last`, leave one of these unused. */
const SOURCE = 'export const first = (a: number, b: number): number => {\n  const last = b\n  return last\n}\n'
const TESTS = `import { first } from './first'
console.assert(first(1, 2) === 1)
console.assert(first(5, 3) === 5)
console.assert(first(0, 9) === 0)
`
const OPTIONS = { strict: true, noEmit: true, noUnusedLocals: true, noUnusedParameters: true, types: [], target: 'es2022' }

let root: string
beforeAll(async () => {
  root = await realpath(await mkdtemp(join(tmpdir(), 'tracemend-typed-')))
  await mkdir(join(root, 'node_modules'))
  await symlink(join(process.cwd(), 'node_modules/typescript'), join(root, 'node_modules/typescript'))
  await writeFile(join(root, 'tsconfig.json'), JSON.stringify({ compilerOptions: OPTIONS }))
  await writeFile(join(root, 'first.ts'), SOURCE)
})
afterAll(() => rm(root, { recursive: true }))

const input = () => ({ source: { path: 'first.ts', text: SOURCE }, tests: { path: 'first.test.ts', text: TESTS }, root })
const limits = { maxTimeMs: 60_000, maxCandidates: 150 }

test('a patch that passes the tests and brings a type error is not taken; the search goes on', async () => {
  const check = await openTypeCheck(join(root, 'first.ts'), SOURCE)
  const careless = await repair(input(), { limits })
  expect(careless.status).toBe('repaired')
  expect(await check.acceptsTypes(careless.source)).toBe(false)

  const records: TrajectoryRecord[] = []
  const log = { append: (record: TrajectoryRecord) => Promise.resolve(void records.push(record)) }
  const careful = await repair(input(), { limits, typecheck: true, log })
  expect(careful.report.tried.byReason.refused).toBeGreaterThan(0)
  expect(await check.acceptsTypes(careful.source)).toBe(true)
  expect(records[0]).toMatchObject({ kind: 'header', typecheck: true })
  check.close()
}, 120_000)

test('without a compiler nothing is tried; a JavaScript program needs none', async () => {
  const elsewhere = { ...input(), root: tmpdir() }
  await expect(repair(elsewhere, { limits, typecheck: true })).rejects.toThrow(
    expect.objectContaining({ code: 'TYPES_UNCHECKABLE' }),
  )
  const program = {
    source: 'function f(n) {\n  return n + 1\n}\n',
    tests: 'console.assert(f(3) === 4 - 2)\nconsole.assert(f(5) === 4)\n',
  }
  expect(await repair({ ...program, root: tmpdir() }, { limits, typecheck: true })).toMatchObject({ status: 'repaired' })
}, 60_000)
