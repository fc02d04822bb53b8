import { expect, test } from 'vitest'
import { PROBE_KINDS } from '#core'
import { choosePlan } from '../../../agents/instrumentation/choose-plan.ts'
import { parsed } from '../../helpers/observe.ts'

test('small programs are observed in full, long ones without the value of every expression', () => {
  const line = 'x => x\n'
  expect(choosePlan(parsed(line.repeat(100)))).toEqual({ kinds: PROBE_KINDS })
  const { kinds, within } = choosePlan(parsed(line.repeat(1000)))
  expect(kinds).toEqual(expect.arrayContaining(['function', 'branch', 'return', 'statement']))
  expect(kinds).not.toContain('operand')
  expect(within).toBeUndefined()
  expect(choosePlan(parsed(line.repeat(20_000))).kinds).toEqual(['function', 'throw'])
})
