import { describe, expect, it } from 'vitest'
import { installConsole } from '../../../probes/runtime/console.ts'
import { createOwnData } from '../../../probes/runtime/own-data.ts'
import { createSnapshot } from '../../../probes/runtime/snapshot.ts'
import { inRealm } from './realm-of.ts'

const tools = { createOwnData, createSnapshot, installConsole }
const START = 'const captured = installConsole(createSnapshot(createOwnData()));'
const printed = (use: string) =>
  JSON.parse(String(inRealm(tools, `${START} ${use}; return JSON.stringify(captured.lines())`))) as string[]

describe('console', () => {
  it.each([
    ["'a', 1, 'b'", 'a 1 b'],
    ["'%s is %d of %i', 'x', 1.5, 2.9", 'x is 1.5 of 2'],
    ["'%d%% of %o', 5, 'it'", '5% of "it"'],
    ["'%c red', 'color: red'", ' red'],
    ["'100%'", '100%'],
    ["'%%', 1", '% 1'],
    ["'%s'", '%s'],
    ["'%x %', 1", '%x % 1'],
    ["{ toString() { throw 1 }, a: '%s' }", '{toString: [function toString], a: "%s"}'],
    ['10n, Symbol("s"), null', '10n Symbol(s) null'],
  ])('log(%s)', (args, line) => {
    expect(printed(`console.log(${args})`)).toEqual([line])
  })

  it('indents groups and counts', () => {
    expect(printed("console.group('g'); console.info('in'); console.groupEnd(); console.count(); console.count()")).toEqual([
      'g',
      '  in',
      'default: 1',
      'default: 2',
    ])
  })

  it('keeps so much at most, and nothing when told so', () => {
    const lines = printed("for (let i = 0; i < 999; i++) console.log('x'.repeat(5000))")
    expect([lines.length, lines[0]!.length]).toEqual([200, 1000])
    expect(printed("captured.reset(false); console.log('a')")).toEqual([])
  })

  it('tells of every assertion, and lets nobody replace that', () => {
    const use = `const told = []
      captured.onAssert((message) => told.push(message))
      try { console.assert = () => {} } catch {}
      console.assert(true); console.assert(0); console.assert('', 'a %s', 'b')
      return JSON.stringify(told)`
    expect(inRealm(tools, `${START} ${use}`)).toBe('[null,"","a b"]')
  })
})
