import * as t from '@babel/types'
import { code, type Piece } from '#core'
import { change, operator } from '../operator.ts'
import { object, operand, replace } from '../rewrite.ts'

type Translation = (owner: t.Expression, args: readonly t.Node[]) => readonly Piece[]

const rename =
  (name: string): Translation =>
  (owner, args) => [
    ...object(owner),
    `.${name}(`,
    ...args.flatMap((arg, i) => [...(i === 0 ? [] : [', ']), ...code`${arg}`]),
    ')',
  ]
const property =
  (name: string): Translation =>
  (owner) => [...object(owner), `.${name}`]
const wrapped =
  (fn: string): Translation =>
  (owner) =>
    code`${fn}(${owner})`

/** Methods of other languages, by name and by the number of arguments where that matters, in the order to be tried. */
const TRANSLATIONS: Readonly<Record<string, readonly Translation[]>> = {
  append: [rename('push'), rename('concat')],
  add: [rename('push')],
  extend: [(owner, args) => [...object(owner), '.push(...', ...code`${args[0]!}`, ')']],
  insert: [
    (owner, args) =>
      args.length === 2 ? [...object(owner), '.splice(', ...code`${args[0]!}, 0, ${args[1]!})`] : rename('push')(owner, args),
  ],
  len: [property('length')],
  length: [property('length')],
  size: [property('length'), property('size')],
  count: [
    (owner, args) =>
      args[0] === undefined ? property('length')(owner, args) : [...object(owner), '.split(', ...code`${args[0]}).length - 1`],
    (owner, args) =>
      args[0] === undefined
        ? property('length')(owner, args)
        : [...object(owner), '.filter((item) => item === ', ...code`${args[0]}).length`],
  ],
  strip: [rename('trim')],
  lstrip: [rename('trimStart')],
  rstrip: [rename('trimEnd')],
  lower: [rename('toLowerCase')],
  toLower: [rename('toLowerCase')],
  lowercase: [rename('toLowerCase')],
  upper: [rename('toUpperCase')],
  toUpper: [rename('toUpperCase')],
  uppercase: [rename('toUpperCase')],
  contains: [rename('includes')],
  has: [rename('includes')],
  index: [rename('indexOf')],
  find: [rename('indexOf')],
  startswith: [rename('startsWith')],
  endswith: [rename('endsWith')],
  items: [wrapped('Object.entries')],
  keys: [wrapped('Object.keys')],
  values: [wrapped('Object.values')],
  entries: [wrapped('Object.entries')],
  copy: [rename('slice')],
  clone: [rename('slice')],
  isEmpty: [(owner) => [...operand(owner), '.length === 0']],
  isdigit: [(owner) => code`/^\\d+$/.test(${owner})`],
  isDigit: [(owner) => code`/^\\d+$/.test(${owner})`],
  isLetter: [(owner) => code`/^[a-z]+$/i.test(${owner})`],
  isalpha: [(owner) => code`/^[a-z]+$/i.test(${owner})`],
  isalnum: [(owner) => code`/^[a-z0-9]+$/i.test(${owner})`],
  isupper: [(owner) => code`/^[^a-z]*[A-Z][^a-z]*$/.test(${owner})`],
  islower: [(owner) => code`/^[^A-Z]*[a-z][^A-Z]*$/.test(${owner})`],
  isspace: [(owner) => code`/^\\s+$/.test(${owner})`],
  isUpperCase: [(owner) => code`/^[A-Z]+$/.test(${owner})`],
  isLowerCase: [(owner) => code`/^[a-z]+$/.test(${owner})`],
  title: [(owner) => code`${owner}.replace(/\\b\\w/g, (letter) => letter.toUpperCase())`],
  capitalize: [(owner) => [...object(owner), '.charAt(0).toUpperCase() + ', ...object(owner), '.slice(1)']],
  get: [
    (owner, args) =>
      args[1] === undefined
        ? [...object(owner), ...code`[${args[0] ?? 0}]`]
        : ['(', ...object(owner), ...code`[${args[0] ?? 0}] ?? ${args[1]})`],
  ],
  pop: [
    (owner, args) =>
      args[0] === undefined ? rename('shift')(owner, args) : [...object(owner), ...code`.splice(${args[0]}, 1)[0]`],
  ],
  remove: [
    (owner, args) => [...object(owner), '.splice(', ...object(owner), ...code`.indexOf(${args[0] ?? 0}), 1)`],
    (owner, args) => [...object(owner), ...code`.splice(${args[0] ?? 0}, 1)`],
  ],
  push_back: [rename('push')],
  sum: [(owner) => [...object(owner), '.reduce((a, b) => a + b, 0)']],
  mean: [(owner) => ['(', ...object(owner), '.reduce((a, b) => a + b, 0) / ', ...object(owner), '.length)']],
  max: [(owner) => code`Math.max(...${owner})`],
  min: [(owner) => code`Math.min(...${owner})`],
  unique: [(owner) => code`[...new Set(${owner})]`],
  reverse: [(owner) => [...object(owner), ".split('').reverse().join('')"]],
  sort: [(owner) => [...object(owner), ".split('').sort().join('')"]],
  join: [
    (owner, args) =>
      args[0] === undefined ? [...object(owner), ".join('')"] : [...object(args[0]), '.join(', ...code`${owner})`],
  ],
  equals: [(owner, args) => [...operand(owner), ' === ', ...operand(args[0] ?? owner)]],
  map: [(owner, args) => code`Array.from(${owner}, ${args[0] ?? 'Number'})`],
  filter: [(owner, args) => code`[...${owner}].filter(${args[0] ?? 'Boolean'})`],
  forEach: [(owner, args) => code`[...${owner}].forEach(${args[0] ?? 'Boolean'})`],
  every: [(owner, args) => code`[...${owner}].every(${args[0] ?? 'Boolean'})`],
  some: [(owner, args) => code`[...${owner}].some(${args[0] ?? 'Boolean'})`],
  reduce: [
    (owner, args) => [
      ...code`[...${owner}].reduce(`,
      ...args.flatMap((arg, i) => [...(i === 0 ? [] : [', ']), ...code`${arg}`]),
      ')',
    ],
  ],
}

/** A method that JavaScript calls otherwise: Python's `append`, `strip`, `"".join(list)`; `length()`. */
export const foreignMethod = operator('foreign-method', ['CallExpression'], function* ({ node, scene }) {
  const { callee } = node
  if (!t.isMemberExpression(callee) || callee.computed || !t.isIdentifier(callee.property) || t.isSuper(callee.object)) return
  const { name } = callee.property
  if (!Object.hasOwn(TRANSLATIONS, name)) return
  const wasMissed = scene.failures.includes(`${name} is not a function`)
  const owner = callee.object
  for (const [i, translate] of TRANSLATIONS[name]!.entries()) {
    yield change(
      (wasMissed ? 0 : 1.6) + i * 0.2,
      `translate \`${scene.snippet(node)}\``,
      replace(node, translate(owner, node.arguments)),
    )
  }
})
