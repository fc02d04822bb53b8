import { describe, expect, it } from 'vitest'
import { redact, redactComplaint, withoutKey } from '../../../agents/models/redact.ts'

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
