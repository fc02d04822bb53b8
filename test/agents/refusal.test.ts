import { describe, expect, it } from 'vitest'
import type { Candidate } from '#core'
import { refusal } from '../../agents/refusal.ts'

const source = { path: 'src/add.js', text: 'export const add = (a, b) => a - b\n' }
const tests = { path: 'test/add.test.js', text: 'console.assert(add(1, 2) === 3)' }
const candidate = (start: number, end: number, replacement: string): Candidate => ({
  id: 0,
  agent: 'test',
  operators: ['any'],
  edits: [{ start, end, replacement: [replacement] }],
  explanation: 'changed something',
})

describe('refusal', () => {
  it('lets an honest change run', () => {
    expect(refusal(candidate(31, 32, '+'), { source, tests })).toBeNull()
  })

  it.each([
    ['reads the tests', 'require("./add.test.js")', 'add.test.js'],
    ['looks for the meter', '$tm_step()', '$tm_'],
    ['reaches for the program that the tests load', 'require("tracemend:program")', 'tracemend:'],
    ['walks the stack', 'Error.prepareStackTrace = (_, s) => s', 'prepareStackTrace'],
    ['asks for its caller', 'add.caller', '.caller'],
    ['answers for itself', 'new Proxy({}, {})', 'Proxy'],
    ['changes what judges it', 'JSON.stringify = () => 1', 'JSON.stringify ='],
  ])('refuses a candidate that %s', (_, text, named) => {
    expect(refusal(candidate(31, 32, text), { source, tests })).toContain(named)
  })

  it('refuses a candidate that asks for a value of the tests', () => {
    const longer = { ...tests, text: 'console.assert(add(41, 2) === 43)' }
    expect(refusal(candidate(31, 32, 'a === 41 ? 43 : a -'), { source, tests: longer })).toContain('only the tests mention')
  })

  it('lets a candidate do what its task speaks of', () => {
    const spoken = { ...tests, text: '// gives a Proxy' }
    expect(refusal(candidate(31, 32, 'new Proxy({}, {})'), { source, tests: spoken })).toBeNull()
  })

  it('refuses a candidate that changes nothing', () => {
    expect(refusal(candidate(31, 32, '-'), { source, tests })).toBe('changes nothing')
  })
})
