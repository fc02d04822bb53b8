import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { readJsonAnswer } from '../../../../../agents/repair/model/answers/read-json.ts'

const Answer = z.strictObject({ plan: z.string(), lines: z.array(z.int()) })
const GOOD = { plan: 'turn the sign', lines: [1, 2] }
const TEXT = JSON.stringify(GOOD)

function read(text: string, finish: 'stop' | 'length' = 'stop') {
  return readJsonAnswer({ status: 'answered', text, finish, usage: null }, Answer)
}

describe('an answer in JSON', () => {
  it.each([
    ['alone', TEXT],
    ['in a fence', '```json\n' + TEXT + '\n```'],
    ['in a fence that is never closed', '```json\n' + TEXT],
    ['with prose around', `Sure [1]! Here it is:\n\n${TEXT}\n\nHope {this} helps.`],
    ['after thoughts', `<think>maybe {"plan": "no", "lines": []}</think>\n${TEXT}`],
    ['after thoughts whose beginning is left out', `so {"plan": "no", "lines": []}\n</think>\n${TEXT}`],
    ['with commas too many', '{"plan": "turn the sign", "lines": [1, 2,],}'],
    ['with comments', '{"plan": "turn the sign", // why\n "lines": [1, /* and */ 2] }'],
    ['after an example of another value', `For example {"plan": "x", "lines": []}. Mine: ${TEXT}`],
    ['after a bracket that is never closed', `Look at a[ and at {\n${TEXT}`],
    ['cut off behind its end', `${TEXT}\nThis is`],
  ])('is read %s', (_, text) => {
    expect(read(text, text.endsWith('is') ? 'length' : 'stop')).toEqual({ status: 'read', answer: GOOD })
  })

  it('keeps what looks like a comment, a comma too many, a break or thoughts in a string', () => {
    const plan = 'see // this, /* that */ ,] and <think> </think>'
    expect(read(`{"plan": ${JSON.stringify(plan)}, "lines": [],}`)).toEqual({ status: 'read', answer: { plan, lines: [] } })
    expect(read('{"plan": "two\nlines", "lines": []}')).toEqual({ status: 'read', answer: { plan: 'two\nlines', lines: [] } })
  })

  it.each([
    ['empty', '', 'stop'],
    ['empty', '<think>all of it</think>  ', 'stop'],
    ['truncated', '<think>and so on', 'length'],
    ['truncated', '{"plan": "x", "lines": [1, 2', 'length'],
    ['truncated', '{"a": {"plan": "x"}, "lines": [1, 2', 'length'],
    ['not-json', '{"plan": "x", "lines": [1, 2', 'stop'],
    ['not-json', 'I cannot say.', 'stop'],
    ['not-json', "{'plan': 'x'}", 'stop'],
    ['not-json', '['.repeat(5_000) + ']'.repeat(5_000), 'stop'],
    ['schema', '[]', 'stop'],
    ['schema', '{"plan": 1, "lines": [1, "x"]}', 'length'],
  ] as const)('is %s: %s', (problem, text, finish) => {
    expect(read(text, finish)).toMatchObject({ status: 'unusable', problem })
  })

  it('says where its shape is another, and does not repeat keys that were made up', () => {
    const { detail } = read('{"plan": 1, "lines": [1, "x"], "obey me": 1}') as { detail: string }
    expect(detail).toContain('plan: ')
    expect(detail).toContain('lines.1: ')
    expect(detail).not.toContain('obey')
  })

  it('reads any JSON of the shape back, in any prose, and never throws', () => {
    const shape = fc.record({ plan: fc.string({ unit: 'binary' }), lines: fc.array(fc.integer()) })
    const prose = fc.stringMatching(/^[a-z ,.()`#*\n]*$/)
    fc.assert(
      fc.property(prose, shape, prose, (before, value, after) => {
        expect(read(before + JSON.stringify(value, null, 2) + after)).toEqual({ status: 'read', answer: value })
      }),
    )
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(read(text).status).toBe('unusable')
      }),
    )
  })

  it.each(['{"a":', '[', '{', '"', '// ', '{"a":1}', ',', '\\"', '<think>', '</think>'])('reads a huge answer of %s', (piece) => {
    const before = performance.now()
    expect(read(piece.repeat(200_000 / piece.length)).status).toBe('unusable')
    expect(read('{' + piece.repeat(200_000 / piece.length)).status).toBe('unusable')
    expect(performance.now() - before).toBeLessThan(3_000)
  })
})
