import { describe, expect, test } from 'vitest'
import { linesNamed, linesWithin, parsed, readCode } from '../../benchmarks/code.ts'

const TEXT = `// A comment is no code.
const f = (list) => {
  for (const x of list) {
    if (x > 0 &&
        x < 9) {
      return [
        x,
      ]
    } else {
      list.map((y) => {
        return y
      })
    }
  }
}
`
const code = readCode({ path: 'program.js', text: TEXT })

function spanOf(part: string) {
  const start = TEXT.indexOf(part)
  return { start, end: start + part.length }
}

describe('lines of code', () => {
  test('comments, brackets and `else` alone are none', () => {
    expect(code.lines).toEqual([2, 3, 4, 5, 6, 7, 10, 11])
  })

  test.each([
    ['a loop, its head', TEXT.slice(TEXT.indexOf('for'), TEXT.lastIndexOf('}', TEXT.length - 3) + 1), [3]],
    ['an `if`, its condition', TEXT.slice(TEXT.indexOf('if'), TEXT.indexOf('      })') + 14), [4, 5]],
    ['an expression, all its lines', 'x > 0 &&\n        x < 9', [4, 5]],
    ['a statement, all its lines', 'return [\n        x,\n      ]', [6, 7]],
    ['a call, without the statements of its callback', 'list.map((y) => {\n        return y\n      })', [10]],
  ])('%s', (_, part, lines) => {
    expect(linesNamed(code, spanOf(part))).toEqual(lines)
  })

  test('within a range are those of statements inside as well', () => {
    expect(linesWithin(code, spanOf('list.map((y) => {\n        return y\n      })'))).toEqual([10, 11])
  })

  test('what does not parse has none', () => {
    expect(parsed({ path: 'program.js', text: 'const = 1' })).toBeNull()
    expect(parsed({ path: 'program.js', text: 'const a: number = 1' })).toBeNull()
    expect(parsed({ path: 'program.ts', text: 'const a: number = 1' })?.lines).toEqual([1])
  })
})
