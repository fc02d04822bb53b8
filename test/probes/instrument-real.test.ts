import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { Script } from 'node:vm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Limits, type RunOutcome, type Sandbox } from '#core'
import { createSandbox, createView, instrument } from '#probes'
import { PROGRAM_PARAMETERS } from '../../probes/program/executable.ts'
import { parsed, planOf } from '../helpers/observe.ts'

const DATA = resolve(import.meta.dirname, '../../../shared/data')

interface Row {
  readonly id: string
  readonly code: string
  readonly reference: string
  readonly test: string
}

/** Every nth row of a file beside the project. */
function sample<T>(file: string, every: number): T[] {
  const lines = readFileSync(resolve(DATA, file), 'utf8').trim().split('\n')
  return lines.filter((_, i) => i % every === 0).map((line) => JSON.parse(line) as T)
}

/** Puts all probes in and compiles what would run in the isolate, types blanked; runs nothing. */
function compile(text: string, path: string): Script[] {
  const view = createView(parsed(instrument(parsed(text, path), planOf()).text, path))
  return [false, true].map((metered) => {
    const { body, async } = view.render([], { metered })!
    return new Script(`(${async ? 'async ' : ''}function (${PROGRAM_PARAMETERS.join()}) {${body}\n})`)
  })
}

function verdicts(outcome: RunOutcome): unknown {
  if (outcome.status === 'does-not-load') return outcome
  return { status: outcome.status, tests: outcome.tests }
}

describe.skipIf(!existsSync(DATA))('instrument, on programs beside the project', () => {
  let sandbox: Sandbox
  beforeAll(() => {
    sandbox = createSandbox()
  })
  afterAll(() => sandbox.close())

  test.each(['js', 'ts'])('functions that models wrote, and repaired ones, compile with all probes: %s', (language) => {
    for (const { code, reference } of sample<Row>(`llm-bugs/${language}.jsonl`, 30)) {
      for (const text of [code, reference]) expect(compile(text, `a.${language}`)).toHaveLength(2)
    }
  })

  test('modules of algorithms compile with all probes', () => {
    for (const { source_files: files } of sample<{ source_files: Record<string, string> }>('thealgorithms-ts/modules.jsonl', 4)) {
      for (const [path, text] of Object.entries(files)) expect(compile(text, path)).toHaveLength(2)
    }
  })

  test.each([
    ['js', 40],
    ['ts', 80],
  ] as const)('their tests end as they did without probes: %s', async (language, every) => {
    let compared = 0
    for (const { id, reference, test: tests } of sample<Row>(`llm-bugs/${language}.jsonl`, every)) {
      const source = { path: `a.${language}`, text: reference }
      const task = { id, source, tests: { path: `a.test.${language}`, text: tests } }
      const opened = await sandbox.open(task, { limits: Limits.parse({}) })
      if (opened.status !== 'ready') continue
      const plain = await opened.session.run(reference, { seed: 1 })
      const probed = await opened.session.run(instrument(parsed(reference, source.path), planOf()), { seed: 1 })
      await opened.session.close()
      expect(verdicts(probed), id).toEqual(verdicts(plain))
      if (probed.status !== 'completed') continue
      expect(probed.trace!.spectra.map((spectrum) => spectrum.test)).toEqual(
        expect.arrayContaining(probed.tests.map((result) => result.id)),
      )
      compared++
    }
    expect(compared).toBeGreaterThan(8)
  })
})
