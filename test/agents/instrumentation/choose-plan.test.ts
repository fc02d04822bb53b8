import { expect, test } from 'vitest'
import { DEFAULT_ANALYSIS, KINDS_OF, PROBE_KINDS, QUICK_ANALYSIS, type AnalysisOptions } from '#core'
import { choosePlan } from '../../../agents/instrumentation/choose-plan.ts'
import { parsed } from '../../helpers/observe.ts'

test('small programs are observed in full, long ones from afar', () => {
  const line = 'x => x\n'
  const kindsFor = (lines: number, analysis: AnalysisOptions = QUICK_ANALYSIS) => {
    const { layers, values } = choosePlan(parsed(line.repeat(lines)), analysis)
    expect([layers.length, layers[0]!.within, values]).toEqual([1, undefined, true])
    return layers[0]!.kinds
  }
  expect(kindsFor(100)).toEqual(KINDS_OF.expression)
  expect(kindsFor(100, DEFAULT_ANALYSIS)).toEqual(PROBE_KINDS)
  expect(kindsFor(1000)).toEqual(expect.arrayContaining(['function', 'branch', 'return', 'statement']))
  expect(kindsFor(1000)).not.toContain('operand')
  expect(kindsFor(20_000)).toEqual(['function', 'throw'])
})
