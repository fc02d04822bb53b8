import { describe, expect, it } from 'vitest'
import { retryAfter } from '../../../agents/models/faults.ts'

describe('when to come back', () => {
  const now = Date.parse('2026-01-01T00:00:00Z')

  it.each([
    [{ 'retry-after': '2' }, 2_000],
    [{ 'retry-after': 'Thu, 01 Jan 2026 00:00:05 GMT' }, 5_000],
    [{ 'retry-after': 'Thu, 01 Jan 2020 00:00:05 GMT' }, null],
    [{ 'retry-after-ms': '120.5', 'retry-after': '1' }, 120.5],
    [{ 'retry-after-ms': '-1', 'retry-after': '-1' }, null],
    [{}, null],
  ])('%j', (headers, expected) => {
    expect(retryAfter(new Headers(headers), now)).toBe(expected)
  })
})
