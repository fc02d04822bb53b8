import { describe, expect, test } from 'vitest'
import { readCode } from '../../../../benchmarks/code.ts'
import { differences } from '../../../../benchmarks/localization/truth/differences.ts'

const read = (text: string) => readCode({ path: 'program.js', text })

function sites(text: string, right: string) {
  return differences(read(text), read(right)).map(({ kind, lines, nodes }) => ({
    kind,
    lines,
    nodes: nodes.map(({ start, end }) => text.slice(start, end)),
  }))
}

const changed = (line: number, node: string) => ({ kind: 'changed', lines: [line], nodes: [node] })

describe('differences', () => {
  test.each([
    ['nothing', 'f(1)\n', 'f( 1 ) // the same', []],
    ['an operator', 'a\nx = a < b', 'a\nx = a <= b', [changed(2, 'a < b')]],
    ['a name', 'a\nreturn_(b)', 'a\nreturn_(c)', [changed(2, 'b')]],
    ['a literal', 'x = [1, 2]', 'x = [1, 3]', [changed(1, '2')]],
    ['an assignment operator', 'x = 1', 'x += 1', [changed(1, 'x = 1')]],
    ['a forgotten wrapper', 'x = a - b', 'x = Math.abs(a - b)', [changed(1, 'a - b')]],
    ['a wrapper too many', 'x = g(f(a))', 'x = f(a)', [changed(1, 'g(f(a))')]],
    ['a forgotten method', 'x = f(a)', 'x = f(a).sort()', [changed(1, 'f(a)')]],
    ['a forgotten condition', 'if (a) b()', 'if (a && c) b()', [changed(1, 'a')]],
    ['another operator of a condition on two lines', 'if (a ||\n  b) c()', 'if (a &&\n  b) c()', [changed(1, 'a ||\n  b')]],
    ['two places', 'x = a\ny = b', 'x = b\ny = a', [changed(1, 'a'), changed(2, 'b')]],
    ['an element too many', 'x = [1,\n 2]', 'x = [1]', [{ kind: 'extra', lines: [2], nodes: ['2'] }]],
    ['a statement too many', 'a()\nif (b)\n  c()\nd()', 'a()\nd()', [{ kind: 'extra', lines: [2, 3], nodes: ['if (b)\n  c()'] }]],
    ['a statement twice', 'a()\nb()\nb()', 'a()\nb()', [{ kind: 'extra', lines: [3, 2], nodes: ['b()', 'b()'] }]],
  ])('%s', (_, text, right, expected) => {
    expect(sites(text, right)).toEqual(expected)
  })

  test.each([
    ['between two', 'a()\n\nc()', 'a()\nb()\nc()', [1, 3], ['a()', 'c()']],
    ['at the start of a block', 'while (a) {\n  c()\n}', 'while (a) {\n b()\n c()\n}', [1, 2], ['c()']],
    ['at the end of a block', 'while (a) {\n  c()\n}\nd()', 'while (a) {\n  c()\n  b()\n}\nd()', [2, 4], ['c()']],
    ['in an empty block', 'while (a) {\n}\nd()', 'while (a) {\n  b()\n}\nd()', [1, 3], ['{\n}']],
    ['after a loop: its condition observes it', 'while (a) b()', 'while (a) b()\nc()', [1], ['while (a) b()', 'a']],
    ['an `else`', 'if (a) b()\nd()', 'if (a) b()\nelse c()\nd()', [1, 2], ['if (a) b()']],
  ])('a statement is missing %s', (_, text, right, lines, nodes) => {
    expect(sites(text, right)).toEqual([{ kind: 'missing', lines, nodes }])
  })

  test('a missing argument is missing in its call, not between lines', () => {
    expect(sites('f(a)\ng()', 'f(a, b)\ng()')).toEqual([{ kind: 'missing', lines: [1], nodes: ['f(a)'] }])
  })
})
