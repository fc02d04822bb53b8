import { expect, test } from 'vitest'
import type { ModelReport, RepairReport } from '#core'
import { afterModelFailed, modelText } from '../../../src/report/model-text.ts'

const MODEL: ModelReport = {
  name: 'm',
  calls: 3,
  tokens: { input: 4000, output: 210 },
  usd: 0.0042,
  isEstimated: false,
  outcomes: { answered: 3 },
  problems: [],
}
const told = (model: Partial<ModelReport>) => modelText({ model: { ...MODEL, ...model } } as RepairReport).join('\n')

test('tells what a model cost, and what of it was to no purpose', () => {
  expect(told({})).toBe('  model m: 3 calls, 4 210 tokens, $0.0042')
  expect(told({ isEstimated: true, problems: ['repair@1: no-code: none', 'repair@1: server-error: 500 boom'] })).toBe(
    '  model m: 3 calls, 4 210 tokens, $0.0042, partly estimated\n  it gave nothing of use 2 times; the last: repair@1: server-error: 500 boom',
  )
})

test('does not blame the model for what was interrupted', () => {
  expect(told({ problems: ['repair@1: interrupted: interrupted while it was asked'] })).not.toContain('nothing of use')
})

test.each([
  ['gpt-4.1-mini', {}, /tracemend doctor --model gpt-4\.1-mini, with --base-url where you gave one$/],
  ['exec:my cli', {}, /tracemend doctor --model 'exec:my cli'$/],
  ['m', { 'cassette-miss': 1 }, /^a recording answers the run that it was made of/],
  ['scripted:a.json', { rejected: 1 }, /^the script has to have an answer/],
])('says what to do about %s, of which %j came', (name, outcomes, said) => {
  expect(afterModelFailed({ ...MODEL, name, outcomes })[0]).toMatch(said)
})
