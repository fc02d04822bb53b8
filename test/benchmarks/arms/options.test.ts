import { Command } from 'commander'
import { describe, expect, test } from 'vitest'
import { addModelOptions, limitsOf, readArms, type ModelOptions } from '../../../benchmarks/arms/options.ts'

function parse(...args: readonly string[]): ModelOptions {
  const command = addModelOptions(new Command('bench'))
    .exitOverride()
    .configureOutput({ writeErr: () => {} })
  return command.parse(args, { from: 'user' }).opts<ModelOptions>()
}

describe('what is asked for', () => {
  test('neither a model nor arms: all stays as it was', () => {
    expect(readArms(parse())).toBeNull()
  })

  test('a model alone runs what a repair does by itself, with little money', () => {
    expect(readArms(parse('--model', 'm'))).toMatchObject({
      arms: [{ name: 'search-then-model', policy: 'search-then-model', arm: 'full' }],
      model: { maxUsd: 5, use: { name: 'm', baseUrl: null, price: null, samples: 1, contextTokens: 16_000 } },
    })
  })

  test('everything told', () => {
    const endpoint = '--model m --base-url http://localhost:1/v1 --price 0.25,2'
    const use = '--arms full,resample --budget 9000 --max-usd none --samples 4 --executions 0 --context 4000 --call-time 1.5'
    const options = parse(...`${endpoint} ${use}`.split(' '))
    expect(readArms(options)).toMatchObject({
      arms: [{ name: 'resample' }, { name: 'full' }],
      model: {
        use: {
          baseUrl: 'http://localhost:1/v1',
          price: { input: 0.25, output: 2 },
          samples: 4,
          contextTokens: 4_000,
          callTimeMs: 1_500,
        },
        maxUsd: null,
      },
    })
    expect(limitsOf(options)).toMatchObject({ maxTokens: 9_000, executions: 0, maxUsd: null })
  })

  test('arms that ask no model need none, not even where one is named', () => {
    expect(readArms(parse('--arms', 'direct,search'))?.model).toBeNull()
    expect(readArms(parse('--arms', 'direct,search', '--model', 'm'))?.model).toBeNull()
  })

  test('one price stands for questions and answers', () => {
    expect(parse('--price', '0').price).toEqual({ input: 0, output: 0 })
  })

  test('executions are unlimited unless told', () => {
    expect(limitsOf(parse('--executions', 'unlimited')).executions).toBeNull()
    expect(limitsOf(parse()).executions).toBeNull()
    expect(limitsOf(parse('--executions', '3')).executions).toBe(3)
  })
})

describe('what cannot be is told', () => {
  test.each([
    [['--budget', '1000'], '--budget says how a model is used'],
    [['--max-usd', 'none'], '--max-usd says how a model is used'],
    [['--executions', 'unlimited'], '--executions says how a model is used'],
    [['--model', 'm', '--samples', '17'], '--samples: '],
    [['--model', 'm', '--context', '100'], '--context: '],
    [['--model', 'm', '--call-time', '1e300'], '--call-time: '],
    [['--model', ''], '--model: '],
  ])('%j', (args, message) => {
    expect(() => readArms(parse(...args))).toThrow(
      expect.objectContaining({ code: 'USAGE', message: expect.stringContaining(message) }),
    )
  })

  test.each([
    ['--price', '1,'],
    ['--price', '1,-2'],
    ['--price', '1,2,3'],
    ['--price', 'a,b'],
    ['--budget', '0'],
    ['--budget', 'all'],
    ['--max-usd', '-1'],
    ['--executions', '-1'],
    ['--executions', '1.5'],
    ['--samples', '0'],
  ])('%s %s', (flag, value) => {
    expect(() => parse('--model', 'm', flag, value)).toThrow(expect.objectContaining({ code: 'commander.invalidArgument' }))
  })
})
