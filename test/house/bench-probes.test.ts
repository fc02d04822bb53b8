import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { z } from 'zod'

const Figures = z.strictObject({
  figures: z.array(
    z.strictObject({
      name: z.string(),
      value: z.number().positive(),
      unit: z.enum(['times', 'ms', 'per second', 'yes']),
      reference: z.number().positive(),
    }),
  ),
})

/** A machine may be slow: what is measured is not asserted, but that it is measured, and that a missed bound is told. */
test('bench:probes measures every figure and writes them as JSON', { timeout: 120_000 }, async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'tracemend-bench-')), 'figures.json')
  const script = resolve(import.meta.dirname, '../../tools/bench/probes.ts')
  const args = ['--conditions=tracemend-source', script, '--quick', '--json', file]
  const run = promisify(execFile)(process.execPath, args)
  const { stdout, code } = await run.then(
    ({ stdout }) => ({ stdout, code: 0 }),
    (failed: { stdout: string; code: number }) => failed,
  )
  const { figures } = Figures.parse(JSON.parse(readFileSync(file, 'utf8')))
  expect(figures.map(({ name }) => name)).toEqual([
    'coverage-vs-istanbul',
    'values-first',
    'values-first-last',
    'loop-10m',
    'copy-out-ms',
    'instrument-vs-babel',
    'candidates-per-second',
    'trace-after-endless-loop',
  ])
  expect(figures.at(-1)!.value).toBe(1)
  for (const { name } of figures) expect(stdout).toContain(name)
  expect(code).toBe(stdout.includes('missed:') ? 1 : 0)
})
