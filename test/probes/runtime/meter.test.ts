import { expect, it } from 'vitest'
import { createMeter } from '../../../probes/runtime/meter.ts'

it('lets no program go on that caught its error', () => {
  const meter = createMeter()
  const outer = meter.begin(100, Infinity)
  let turns = 0
  const loop = () => {
    for (; turns < 1_000; turns++) {
      try {
        meter.step()
      } catch {
        meter.step()
      }
    }
  }
  expect(loop).toThrow('more steps')
  expect(turns).toBe(99)
  expect(meter.ranOut()).toBe('steps')
  meter.end(outer)
  expect(meter.ranOut()).toBe(null)
  expect(() => meter.step()).not.toThrow()
})

it('does not charge an outer share for an inner one', () => {
  const meter = createMeter()
  const outermost = meter.begin(10, Infinity)
  for (let i = 0; i < 5; i++) meter.step()
  const outer = meter.begin(1_000, Infinity)
  for (let i = 0; i < 900; i++) meter.step()
  expect(meter.end(outer)).toBe(900)
  for (let i = 0; i < 4; i++) meter.step()
  expect(meter.end(outermost)).toBe(9)
})

it('ends by the clock what its steps do not end', () => {
  const meter = createMeter()
  meter.begin(1e9, 5)
  expect(() => {
    for (;;) meter.step()
  }).toThrow('too long')
  expect(meter.ranOut()).toBe('time')
})
