import { describe, expect, it } from 'vitest'
import { parse } from '@babel/parser'
import { applyEdits } from '../../../../../src/core/edit.ts'
import { restyle, styleOf, type Style } from '../../../../../agents/repair/search/scene/style.ts'

const styleOfText = (text: string) => styleOf(parse(text), (node) => text.slice(node.start!, node.end!))

describe('styleOf', () => {
  it.each([
    ['f("a"); g("b"); h(\'c\');', { quote: '"', hasSemicolons: true }],
    ["f('a')\ng('b')", { quote: "'", hasSemicolons: false }],
    ['', { quote: "'", hasSemicolons: true }],
  ])('of %j', (text, style) => {
    expect(styleOfText(text)).toEqual(style)
  })
})

describe('restyle', () => {
  const insert = (text: string, at: number, style: Partial<Style>) =>
    restyle({ start: at, end: at, replacement: [text] }, { quote: '"', hasSemicolons: true, ...style }, '').replacement

  it.each([
    ["a.join('')", 'a.join("")'],
    ["x ? 'Yes' : 'No'", 'x ? "Yes" : "No"'],
    ["\"it's 'so'\"", "\"it's 'so'\""],
    ["/'s|'t/.test(x, 'y')", '/\'s|\'t/.test(x, "y")'],
    ["`it's ${x}'s`", "`it's ${x}'s`"],
    ['\'say "x"\'', '\'say "x"\''],
  ])('writes %s as %s', (code, wanted) => {
    expect(insert(code, 0, {})).toEqual([wanted])
  })

  it('leaves out a semicolon only where the next line cannot go on', () => {
    const bare: Style = { quote: "'", hasSemicolons: false }
    const after = (rest: string) => {
      const text = `a\n${rest}`
      return applyEdits(text, [restyle({ start: 1, end: 1, replacement: ['\n', 'b++;'] }, bare, text)])
    }
    expect(after('c')).toBe('a\nb++\nc')
    expect(after('[c] = a')).toBe('a\nb++;\n[c] = a')
    expect(after('(c)')).toBe('a\nb++;\n(c)')
  })
})
