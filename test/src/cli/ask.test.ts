import { PassThrough } from 'node:stream'
import { expect, test } from 'vitest'
import { checkCanAsk, listen, questionLines, readAnswer } from '../../../src/cli/ask.ts'

const question = { call: 'f([3, 1])', results: ['[1, 3]', 'undefined'], isAgain: false }

test.each([
  ['a', { kind: 'shown', result: '[1, 3]' }],
  [' b ', { kind: 'shown', result: 'undefined' }],
  ['c', { kind: 'literal', text: 'c' }],
  ['1', { kind: 'literal', text: '1' }],
  ['[3, 1]', { kind: 'literal', text: '[3, 1]' }],
  ['', { kind: 'skip' }],
  ['q', { kind: 'stop' }],
])('%j is read', (line, answer) => {
  expect(readAnswer(line, question)).toEqual(answer)
})

test('a question shows the call and what patches give, safe for a terminal', () => {
  const lines = questionLines({ ...question, results: ['"\u001B[31m"', '1'], isAgain: true })
  expect(lines[0]).toContain('no literal')
  expect(lines.slice(1, 4)).toEqual(['what should f([3, 1]) give?', '  a) "\\u001b[31m"', '  b) 1'])
})

test('lines are answers one after the other; the end of the input stops', async () => {
  const input = new PassThrough()
  const said: string[] = []
  const person = listen(input, (text) => said.push(text), new AbortController().signal)
  input.end('b\n\n')
  expect(await person.ask(question)).toEqual({ kind: 'shown', result: 'undefined' })
  expect(await person.ask(question)).toEqual({ kind: 'skip' })
  expect(await person.ask(question)).toEqual({ kind: 'stop' })
  expect(said.filter((text) => text.startsWith('what should'))).toHaveLength(3)
  person.close()
})

test('an interruption stops a question that nobody answers', async () => {
  const interruption = new AbortController()
  const person = listen(new PassThrough(), () => {}, interruption.signal)
  const answer = person.ask(question)
  interruption.abort()
  expect(await answer).toEqual({ kind: 'stop' })
})

test('there must be somebody who sees the questions, and an input for the answers', () => {
  expect(() => checkCanAsk(false, { reporter: 'silent' })).toThrow(expect.objectContaining({ code: 'USAGE' }))
  expect(() => checkCanAsk(true, {})).toThrow(expect.objectContaining({ code: 'USAGE' }))
  expect(() => checkCanAsk(false, {})).not.toThrow()
})
