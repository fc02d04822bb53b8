import { Command } from 'commander'
import { expect, test } from 'vitest'
import { addConfigFlags, addSettingFlags, readSettingFlags } from '../../../src/cli/setting-flags.ts'

const read = (...args: string[]) => {
  const command = addConfigFlags(addSettingFlags(new Command())).exitOverride()
  return readSettingFlags(command.parse(args, { from: 'user' }))
}

test.each([
  [[], {}],
  [['--max-time', '0.5'], { maxTimeMs: 500 }],
  [['--run-time=2', '--memory', '64', '--max-candidates', '10'], { runTimeMs: 2000, memoryMb: 64, maxCandidates: 10 }],
  [['--seed', '-7'], { seed: -7 }],
  [['--seed=0'], { seed: 0 }],
  [['--no-deterministic'], { deterministic: false }],
  [['--reporter', 'ndjson', '--no-config'], { reporter: 'ndjson' }],
])('%j', (args, settings) => {
  expect(read(...args)).toEqual(settings)
})

test.each([
  [['--max-time', '0']],
  [['--max-time', '']],
  [['--max-time', 'Infinity']],
  [['--max-candidates', '1.5']],
  [['--memory', '1']],
  [['--seed', '1e400']],
])('%j is refused by name', (args) => {
  expect(() => read(...args)).toThrow(expect.objectContaining({ code: 'USAGE', message: expect.stringContaining(args[0]!) }))
})
