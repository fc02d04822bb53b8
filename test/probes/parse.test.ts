import { describe, expect, test } from 'vitest'
import { parseSource } from '../../probes/parse.ts'

const parse = (text: string, path = 'program.js') => parseSource({ path, text })
const kindOf = (text: string, path?: string) => {
  const outcome = parse(text, path)
  return outcome.status === 'parsed' ? `${outcome.source.language} ${outcome.source.format}` : outcome.fault
}

describe('language and format', () => {
  test.each([
    ['const a = 1', 'a.js', 'js script'],
    ['const a = <b>c</b>', 'a.js', 'js script'],
    ['export const a = 1', 'a.js', 'js esm'],
    ['import "x"', 'a.js', 'js esm'],
    ['f(import.meta.url)', 'a.js', 'js esm'],
    ['const a = await b', 'a.js', 'js esm'],
    ['for await (const a of b) c(a)', 'a.js', 'js esm'],
    ['async () => { await b }', 'a.js', 'js script'],
    ['const a = 1', 'a.mjs', 'js esm'],
    ['const a = require("x")', 'a.js', 'js commonjs'],
    ['module.exports = 1', 'a.js', 'js commonjs'],
    ['exports.a = 1', 'a.js', 'js commonjs'],
    ['const a = 1', 'a.cjs', 'js commonjs'],
    ['const a: number = 1', 'a.ts', 'ts script'],
    ['const a = <b>c</b>', 'a.tsx', 'ts script'],
    ['const a = <number>c', 'a.cts', 'ts commonjs'],
    ['import a = require("a")', 'a.ts', 'ts commonjs'],
    ['const a: number = 1', 'a.mts', 'ts esm'],
    ['with (a) b = 010', 'a.js', 'js script'],
  ])('%s in %s is %s', (text, path, kind) => {
    expect(kindOf(text, path)).toBe(kind)
  })
})

describe('faults', () => {
  test('say where, in the text with its byte-order mark and line ends', () => {
    expect(kindOf('\uFEFFlet a = 1\r\nlet b = = 2')).toEqual({
      reason: 'unexpected',
      message: 'Unexpected token',
      offset: 20,
      line: 2,
      column: 8,
    })
  })

  test('a return outside of a function', () => {
    expect(kindOf('let a\nreturn a')).toMatchObject({ line: 2, column: 0 })
  })

  test('nesting that is too deep for the parser', () => {
    expect(kindOf('('.repeat(100_000))).toMatchObject({ reason: 'too-deep', message: expect.stringContaining('too deeply') })
  })
})

test('a hashbang may follow a byte-order mark; offsets are into the original text', () => {
  const outcome = parse('\uFEFF#!/usr/bin/env node\r\nlet a')
  expect(outcome.status === 'parsed' && outcome.source.ast.program.body[0]?.start).toBe(22)
})
