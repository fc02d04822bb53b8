import { change, operator } from '../operator.ts'
import { replace } from '../writing/rewrite.ts'

/** Flags, anchors, quantifiers and classes of a regular expression. */
export const regex = operator('regex', ['RegExpLiteral'], function* ({ node }) {
  const { pattern, flags } = node
  const tried = new Set([`/${pattern}/${flags}`])
  const instead = function* (text: string, extra: number) {
    if (tried.has(text) || text.startsWith('//')) return
    tried.add(text)
    if (!isPattern(text)) return
    yield change(extra, `change the pattern to \`${text}\``, replace(node, text))
  }
  for (const [i, flag] of ['g', 'i', 'm', 'u', 's'].entries()) {
    yield* instead(`/${pattern}/${flags.includes(flag) ? flags.replace(flag, '') : flags + flag}`, i * 0.2)
  }
  if (!flags.includes('g') && !flags.includes('i')) yield* instead(`/${pattern}/${flags}gi`, 0.2)
  yield* instead(`/^${pattern}/${flags}`, 0.4)
  yield* instead(`/${pattern}$/${flags}`, 0.4)
  yield* instead(`/^${pattern}$/${flags}`, 0.3)
  yield* instead(`/${pattern.replace(/^\^/, '')}/${flags}`, 0.4)
  yield* instead(`/${pattern.replace(/\$$/, '')}/${flags}`, 0.4)
  yield* instead(`/\\b${pattern}\\b/${flags}`, 0.6)
  yield* instead(`/${pattern.replaceAll('\\b', '')}/${flags}`, 0.6)
  const swaps: readonly (readonly [from: string, to: string])[] = [
    ['*', '+'],
    ['+', '*'],
    ['*', '?'],
    ['+', ''],
    ['?', ''],
    ['a-z', 'A-Z'],
    ['A-Z', 'a-z'],
    ['a-zA-Z', 'a-z'],
    ['a-z', 'a-zA-Z'],
    ['0-9', '1-9'],
    ['\\w', '[a-zA-Z]'],
    ['\\d', '\\w'],
    ['\\s', ' '],
    ['\\W', '[^a-zA-Z]'],
    ['[^', '['],
    ['[', '[^'],
    ['\\d', '-?\\d'],
    ['.', '\\.'],
    ['a-z', 'a-z0-9'],
    ['A-Za-z', 'A-Za-z0-9'],
    ['\\s+', '\\s'],
    ['{1,', '{2,'],
    ['{2,', '{3,'],
    ['{3,', '{2,'],
    ['\\d', '\\d+'],
    ['\\s', '\\s+'],
  ]
  for (const [from, to] of swaps) {
    for (let at = pattern.indexOf(from); at >= 0; at = pattern.indexOf(from, at + 1)) {
      yield* instead(`/${pattern.slice(0, at)}${to}${pattern.slice(at + from.length)}/${flags}`, 0.5)
    }
  }
})

function isPattern(text: string): boolean {
  const end = text.lastIndexOf('/')
  try {
    return new RegExp(text.slice(1, end), text.slice(end + 1)).source !== ''
  } catch {
    return false
  }
}
