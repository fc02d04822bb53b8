import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { KINDS_OF } from '#core'
import { createProber, createSandbox } from '#probes'
import { lookedField } from '../../../../../agents/repair/model/evidence/looked.ts'
import { planOfLook } from '../../../../../agents/repair/model/evidence/plan-of-look.ts'
import { LOOK_KINDS, type InstrumentationAnswer } from '../../../../../agents/repair/model/prompts/instrumentation.ts'
import { withRealCase } from '../../../../../tools/bench/real-context.ts'
import { taskOf, TOTAL, TOTAL_TESTS } from './helpers.ts'
import { parsed } from '../../../../helpers/observe.ts'

const source = parsed(TOTAL)
const ask = (...look: InstrumentationAnswer['look']): InstrumentationAnswer => ({ look, test: null, why: '' })

describe('planOfLook', () => {
  it('makes spans of lines', () => {
    const { layers } = planOfLook(ask({ from: 4, to: 5, kinds: ['assignments', 'loops'] }), source)
    expect(layers[0]).toEqual({ kinds: KINDS_OF.function })
    expect(layers[1]!.kinds).toEqual(['assignment', 'loop'])
    const [{ start, end } = { start: 0, end: 0 }] = layers[1]!.within!
    expect(TOTAL.slice(start, end)).toBe('  for (let i = 1; i < numbers.length; i++) {\n    sum = sum + numbers[i]\n')
  })

  it('clips to the program, turns ranges round, and leaves out what is none', () => {
    const spans = ({ layers }: ReturnType<typeof planOfLook>) => layers.slice(1).map(({ within }) => within![0])
    const all = { start: 0, end: TOTAL.length }
    expect(spans(planOfLook(ask({ from: -5, to: 9_999, kinds: ['values'] }), source))).toEqual([all])
    expect(spans(planOfLook(ask({ from: 9_999, to: -5, kinds: ['values'] }), source))).toEqual([all])
    expect(spans(planOfLook(ask({ from: 900, to: 901, kinds: ['values'] }, { from: 1, to: 2, kinds: [] }), source))).toEqual([])
    expect(
      spans(planOfLook(ask(...Array.from({ length: 40 }, () => ({ from: 1, to: 2, kinds: ['calls'] as const }))), source)),
    ).toHaveLength(4)
  })

  it('whatever is asked for, the program stays as it is', () => {
    const range = fc.record({ from: fc.integer(), to: fc.integer(), kinds: fc.subarray([...LOOK_KINDS]) })
    const prober = createProber()
    fc.assert(
      fc.property(fc.array(range, { maxLength: 8 }), (look) => {
        const plan = planOfLook(ask(...look), source)
        expect(prober.instrument(source, plan).original).toBe(TOTAL)
        for (const { within = [] } of plan.layers)
          for (const { start, end } of within) expect(0 <= start && start <= end && end <= TOTAL.length).toBe(true)
      }),
    )
  })
})

describe('lookedField', () => {
  it('tells what was seen in the test that was named, and lets nothing of it be cited', async () => {
    const sandbox = createSandbox()
    const plan = planOfLook(ask({ from: 4, to: 5, kinds: ['assignments'] }), source)
    const trace = await withRealCase(sandbox, taskOf(TOTAL, TOTAL_TESTS), ({ context }) => context.watch(source, plan))
    await sandbox.close()
    const [field] = lookedField(trace!, 'L3')
    expect(field!.text).toMatch(
      /^What was seen on request, in test L3:\nline 2: total\(numbers\) is called with \[\[1, 2, 3\]\]\n/,
    )
    expect(field!.text).toContain('line 5: sum = 5 (was 2)')
    expect(field!.text).not.toContain('[e')
    expect(field!.events).toEqual([])
    expect(lookedField(trace!, null, ['L3'])[0]!.text).toBe(field!.text)
    expect(lookedField(trace!, 'no such test')[0]!.text).toContain('in test L1:')
  })
})
