import { describe, expect, test } from 'vitest'
import { readTasks } from '../../../benchmarks/data/read-tasks.ts'
import { findSuite } from '../../../benchmarks/suites/index.ts'

const suite = findSuite('llm-bugs-js')
const row = (changes: object = {}) => JSON.stringify({ id: 'a', code: 'c', test: 't', reference: 'r', ...changes })
const read = (text: string) => readTasks(suite, 'rows.jsonl', text)

test('empty lines, CRLF and a byte-order mark do no harm', () => {
  expect(read(`\uFEFF${row()}\r\n\r\n${row({ id: 'b' })}`).map((task) => task.id)).toEqual(['a', 'b'])
})

describe('bad data is named by file, line and field', () => {
  test.each([
    ['not JSON', `${row()}\n{"id": `, /^rows\.jsonl:2: not JSON/],
    ['a missing field', `\n${row({ test: undefined })}`, /^rows\.jsonl:2: field "test": .*string/],
    ['a field of the wrong type', row({ visible_test: 7 }), /^rows\.jsonl:1: field "visible_test": .*string/],
    ['not an object', '[1]', /^rows\.jsonl:1: the row: .*object/],
    ['an id used twice', `${row()}\n${row()}`, /^rows\.jsonl:2: the id "a" was used in line 1/],
    ['nothing', '\n \n', /^rows\.jsonl: no rows/],
  ])('%s', (_, text, message) => {
    expect(() => read(text)).toThrow(expect.objectContaining({ code: 'DATA_INVALID', message: expect.stringMatching(message) }))
  })
})
