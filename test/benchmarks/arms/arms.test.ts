import { expect, test } from 'vitest'
import { chooseArms } from '../../../benchmarks/arms/arms.ts'

const names = (list: string | undefined, model: string | undefined = 'some-model') =>
  chooseArms(list, model).map(({ name }) => name)

test('all, in order', () => {
  expect(names('all')).toEqual([
    'direct',
    'search',
    'resample',
    'failed',
    'error',
    'trace',
    'causes',
    'lessons',
    'full',
    'tracecoder',
    'micro',
    'search-then-model',
  ])
})

test('some, each once, whatever order they are named in', () => {
  expect(names('full, resample,full,direct')).toEqual(['direct', 'resample', 'full'])
})

test('a model alone runs what a repair does by itself', () => {
  expect(chooseArms(undefined, 'some-model')).toEqual([{ name: 'search-then-model', policy: 'search-then-model', arm: 'full' }])
})

test('arms without a model need none', () => {
  expect(chooseArms('direct,search', undefined).map(({ policy }) => policy)).toEqual([null, 'search'])
})

test.each([
  ['resmaple', 'm', 'no arm named "resmaple"', 'did you mean resample?'],
  ['direct,,full', 'm', 'no arm named ""', expect.stringContaining('arms: all, direct')],
  ['entirely-else', 'm', 'no arm named "entirely-else"', expect.stringContaining('arms: all, direct')],
  ['direct,full,micro', undefined, 'full, micro need a model', expect.stringContaining('--model')],
  ['error', undefined, 'error needs a model', expect.stringContaining('--model')],
])('--arms %s with model %s is a usage error', (list, model, message, hint) => {
  expect(() => chooseArms(list, model)).toThrow(
    expect.objectContaining({ code: 'USAGE', message: expect.stringContaining(message), hint }),
  )
})
