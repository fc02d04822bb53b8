import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { resolve } from 'node:path'
import { buildSync } from 'esbuild'
import { describe, expect, test } from 'vitest'
import type { ProbePoint } from '#core'
import { instrument } from '../../probes/instrument.ts'
import { PROBE_PARAMETERS } from '../../probes/runtime/probe-parameters.ts'
import { parsed, planOf, recording } from '../helpers/observe.ts'
import { type Texts, WORK } from './packages/work.ts'

const require = createRequire(import.meta.url)
const root = resolve(import.meta.dirname, '../..')
const read = (path: string) => readFileSync(resolve(root, path), 'utf8')

const texts: Texts = {
  program: readFileSync(resolve(require.resolve('underscore'), '../underscore-umd.js'), 'utf8'),
  typescript: ['probes/instrument.ts', 'probes/placers/draft.ts', 'src/core/probe.ts'].map(read),
  markdown: ['README.md', 'ARCHITECTURE.md', 'node_modules/marked/README.md'].map(read),
}

/** A package with all that it needs, as one CommonJS text. */
function bundle(name: string): string {
  const entryPoints = [require.resolve(name)]
  const { outputFiles } = buildSync({
    entryPoints,
    bundle: true,
    format: 'cjs',
    platform: 'node',
    target: 'esnext',
    write: false,
  })
  return outputFiles[0]!.text
}

/** Evaluates the package, lets it work, and gives a digest of what came out. */
function digest(name: string, text: string, points: readonly ProbePoint[]): string {
  const { probe, beginTest, endTest } = recording(points)
  const module = { exports: {} }
  const values = PROBE_PARAMETERS.map((parameter) => probe[parameter])
  new Function('module', 'exports', 'require', ...PROBE_PARAMETERS, text)(module, module.exports, require, ...values)
  beginTest(0)
  const done = JSON.stringify(WORK[name]!(module.exports as never, texts), (_, value: unknown) =>
    typeof value === 'bigint' ? `${value}n` : value,
  )
  endTest()
  expect(done.length).toBeGreaterThan(200)
  return createHash('sha256').update(done).digest('hex')
}

describe('whole packages do the same work with every expression observed', () => {
  test.each(Object.keys(WORK))('%s', { timeout: 60_000 }, (name) => {
    const text = bundle(name)
    const plain = digest(name, text, [])
    for (const values of [true, false]) {
      const probed = instrument(parsed(text, 'package.cjs'), planOf(undefined, values))
      expect(probed.points.length).toBeGreaterThan(1000)
      expect(digest(name, probed.text, probed.points)).toBe(plain)
    }
  })
})
