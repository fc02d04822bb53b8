import * as t from '@babel/types'
import { code, type Piece } from '#core'
import type { ResultKind } from '../scene/expectations.ts'
import { change, operator } from '../operator.ts'
import { object, operand, replace } from '../writing/rewrite.ts'

/** `x` is the result that is returned now. */
type Shape = (x: t.Expression) => readonly Piece[]

const after =
  (text: string): Shape =>
  (x) => [...object(x), text]
const beside =
  (text: string): Shape =>
  (x) => [...operand(x), text]
const inside =
  (before: string, end = ')'): Shape =>
  (x) =>
    code`${before}${x}${end}`

/** How a result of one kind becomes one of another, the likeliest first. */
const CONVERSIONS: Readonly<Record<string, readonly Shape[]>> = {
  'array>string': [
    after(".join('')"),
    after(".join(' ')"),
    after(".join(', ')"),
    after(".join(',')"),
    after('[0]'),
    inside('String('),
    after(".flat().join('')"),
    after('.at(-1)'),
  ],
  'array>number': [
    after('.length'),
    after('.reduce((a, b) => a + b, 0)'),
    after('[0]'),
    inside('Math.max(...'),
    inside('Math.min(...'),
    after('.at(-1)'),
    inside('new Set(', ').size'),
    inside('Number(', ".join(''))"),
    after('.reduce((a, b) => a * b, 1)'),
  ],
  'array>boolean': [after('.length > 0'), after('.length === 0'), after('.every(Boolean)'), after('.some(Boolean)')],
  'array>object': [inside('Object.fromEntries('), inside('new Set(')],
  'array>null': [(x) => code`${x}.length > 0 ? ${x} : null`],
  'string>number': [
    inside('Number('),
    after('.length'),
    inside('parseInt(', ', 10)'),
    inside('parseInt(', ', 2)'),
    after('.charCodeAt(0)'),
  ],
  'string>array': [
    after(".split('')"),
    after(".split(' ')"),
    inside('[', ']'),
    after(".split(',')"),
    after(".split('').map(Number)"),
    after(".trim().split(' ')"),
    after('.match(/\\w+/g)'),
  ],
  'string>boolean': [after('.length > 0'), after('.length === 0'), inside('Boolean(')],
  'string>null': [beside(' || null')],
  'number>string': [
    inside('String('),
    after('.toString(2)'),
    after('.toFixed(2)'),
    after('.toFixed(1)'),
    inside('String.fromCharCode('),
    after('.toString(16)'),
    after('.toLocaleString()'),
  ],
  'number>boolean': [
    beside(' > 0'),
    beside(' === 0'),
    beside(' === 1'),
    beside(' !== -1'),
    beside(' > 1'),
    inside('Number.isInteger('),
  ],
  'number>array': [inside('[', ']'), inside('String(', ").split('').map(Number)"), inside('[...String(', ')]')],
  'number>null': [beside(' || null'), (x) => code`Number.isFinite(${x}) ? ${x} : null`],
  'boolean>string': [
    inside('String('),
    beside(" ? 'Yes' : 'No'"),
    beside(" ? 'YES' : 'NO'"),
    beside(" ? 'True' : 'False'"),
    beside(" ? 'No' : 'Yes'"),
  ],
  'boolean>number': [inside('Number('), beside(' ? 1 : -1')],
  'object>array': [
    inside('Object.values('),
    inside('Object.keys('),
    inside('Object.entries('),
    inside('Array.from('),
    inside('[', ']'),
    inside('[...', '.values()]'),
    inside('[...', '.keys()]'),
  ],
  'object>number': [inside('Object.keys(', ').length'), after('.size')],
  'null>null': [],
  'null>array': [beside(' ?? []')],
  'null>string': [beside(" ?? ''")],
  'null>number': [beside(' ?? -1'), beside(' ?? 0')],
  'null>boolean': [beside(' ?? false'), inside('!!', '')],
}

/** The result as the kind of value that the failing tests want and do not get. */
export const returnKind = operator(
  'return-kind',
  ['ReturnStatement', 'ArrowFunctionExpression'],
  function* ({ node, path, scene }) {
    const { wanted, given, values } = scene.expectations
    const result = t.isReturnStatement(node) ? node.argument : node.body
    if (wanted.size === 0 || result == null || !t.isExpression(result)) return
    const guessed = scene.kinds.of(result, path)
    const kind: ResultKind = guessed === 'unknown' || guessed === 'function' ? given : guessed
    for (const want of wanted) {
      const shapes = [...(CONVERSIONS[`${kind}>${want}`] ?? [])]
      if (want === 'boolean' && t.isConditionalExpression(result))
        shapes.unshift(
          () => code`${result.test}`,
          () => code`!(${result.test})`,
        )
      if (kind === 'boolean' && values.length === 2)
        shapes.unshift(beside(` ? ${values[0]!} : ${values[1]!}`), beside(` ? ${values[1]!} : ${values[0]!}`))
      for (const [i, shape] of shapes.entries())
        yield change(i * 0.1, `return \`${scene.snippet(result)}\` as ${want}`, replace(result, shape(result)))
    }
  },
)
