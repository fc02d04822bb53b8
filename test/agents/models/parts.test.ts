import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { retryAfter } from '../../../agents/models/faults.ts'
import { knownPrice } from '../../../agents/models/prices.ts'
import { redact, redactComplaint, withoutKey } from '../../../agents/models/redact.ts'
import { isStrict } from '../../../agents/models/strict-schema.ts'

describe('what looks like a key is taken out', () => {
  const KEY = 'weird"key\\0123456789'

  it.each([
    [`the key ${KEY} itself`, 'the key [redacted] itself'],
    [JSON.stringify({ header: KEY }), '{"header":"[redacted]"}'],
    ['Authorization: Bearer abcdef123456', 'Authorization: Bearer [redacted]'],
    ['key sk-proj-Abc_123456789.', 'key [redacted].'],
    ['key sk-abcd****wxyz', 'key [redacted]'],
    ['{"api-key": "0123456789abcdef"}', '{"api-key": "[redacted]"}'],
    [String.raw`"{\"api_key\": \"0123456789abcdef\"}"`, String.raw`"{\"api_key\": \"[redacted]\"}"`],
  ])('%s', (text, expected) => {
    expect(redact(text, KEY)).toBe(expected)
  })

  it('a short one only where it is no part of an answer', () => {
    for (const of of [withoutKey, redact]) expect(of('const ollama = 1', 'ollama')).toBe('const ollama = 1')
    expect(redactComplaint('bad key ollama', 'ollama')).toBe('bad key [redacted]')
  })

  it.each(['Bearer authentication is used', 'const api_key = getKey()', 'the sk-learn package', 'risk-0123456789'])(
    'not: %s',
    (text) => {
      expect(redact(text, null)).toBe(text)
    },
  )
})

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

describe('prices', () => {
  it('are those of the name without its date, and of no name like it', () => {
    expect(knownPrice('gpt-4.1-mini')).toEqual({ input: 0.4, output: 1.6 })
    expect(knownPrice('gpt-4.1-mini-2025-04-14')).toEqual(knownPrice('gpt-4.1-mini'))
    for (const name of ['gpt-4.1-minimal', 'gpt-4', 'constructor', 'llama3.2:3b']) expect(knownPrice(name)).toBeNull()
  })
})

describe('a schema that an endpoint may be told to keep to strictly', () => {
  const place = z.strictObject({ line: z.int(), kind: z.enum(['a', 'b']) })

  it.each([
    ['objects in lists, or nothing', z.strictObject({ places: z.array(place), note: z.union([z.string(), z.null()]) }), true],
    ['an open object', z.looseObject({ line: z.int() }), false],
    ['a property that may be missing', z.strictObject({ line: z.int().optional() }), false],
    ['one deep inside', z.strictObject({ places: z.array(place.partial()) }), false],
    ['a keyword that is not kept to', z.strictObject({ text: z.string().max(5) }), false],
    ['any names', z.record(z.string(), z.int()), false],
  ])('%s', (_, schema, expected) => {
    const { $schema: _version, ...json } = z.toJSONSchema(schema)
    expect(isStrict(json)).toBe(expected)
  })
})
