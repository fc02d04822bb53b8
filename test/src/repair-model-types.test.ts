import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createScriptedModel, repair, type TrajectoryRecord } from '#tracemend'

const code = (text: string) => `\`\`\`ts\n${text}\`\`\``
const SOURCE = 'export function twice(n: number): number {\n  return n\n}\n'
const CARELESS = code('export function twice(n: number): number {\n  const more: string = n\n  return n + Number(more)\n}\n')
const CAREFUL = code('export function twice(n: number): number {\n  return 2 * n\n}\n')

test('a model is told that its patch brings a type error, and puts that right', { timeout: 120_000 }, async () => {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'tracemend-types-')))
  try {
    mkdirSync(join(root, 'node_modules'))
    symlinkSync(join(process.cwd(), 'node_modules/typescript'), join(root, 'node_modules/typescript'))
    const compilerOptions = { strict: true, noEmit: true, types: [], target: 'es2022' }
    writeFileSync(join(root, 'tsconfig.json'), JSON.stringify({ compilerOptions }))
    writeFileSync(join(root, 'twice.ts'), SOURCE)
    const tests = "import { twice } from './twice'\nconsole.assert(twice(2) === 4)\nconsole.assert(twice(5) === 10)\n"
    const task = { source: { path: 'twice.ts', text: SOURCE }, tests: { path: 'twice.test.ts', text: tests }, root }
    const languageModel = createScriptedModel({
      answers: [
        { prompt: 'repair', when: 'type error', text: CAREFUL },
        { prompt: '*', text: CARELESS, times: 'always' },
      ],
    })
    const records: TrajectoryRecord[] = []
    const log = { append: async (record: TrajectoryRecord) => void records.push(record) }
    const model = { name: 'scripted', policy: 'model', arm: 'error' } as const
    const { status, source } = await repair(task, { languageModel, model, log, typecheck: true, limits: { alternatives: 1 } })
    const [, second] = records.filter((record) => record.kind === 'call')
    expect(second!.input).toContain('It brings a type error')
    expect({ status, isCareful: source.includes('2 * n') }).toEqual({ status: 'repaired', isCareful: true })
  } finally {
    rmSync(root, { recursive: true })
  }
})
