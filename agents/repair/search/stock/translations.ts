import type * as t from '@babel/types'
import { code, type Piece } from '#core'
import { object, operand } from '../writing/rewrite.ts'

/** What a call of another language's method is in JavaScript; a text is the method's name here. */
export type Translation = string | Rewriting

type Rewriting = (owner: t.Expression, args: readonly t.Node[]) => readonly Piece[]

/** The call of a function with the owner as its only argument. */
const by =
  (before: string, after = ')'): Rewriting =>
  (owner) =>
    code`${before}${owner}${after}`
/** A property of the owner, or calls upon it. */
const then =
  (after: string): Rewriting =>
  (owner) => [...object(owner), after]
/** Whether the owner's whole text is of this sort. */
const matches = (pattern: string): Rewriting => by(`/^${pattern}$/.test(`)
/** A method of lists, called on the elements of what is no list. */
const ofElements =
  (name: string): Rewriting =>
  (owner, args) => [...code`[...${owner}].${name}(`, ...listed(args), ')']
/** A method of texts, called on a number. */
const ofText =
  (name: string): Rewriting =>
  (owner, args) => [...code`String(${owner}).${name}(`, ...listed(args), ')']

function listed(args: readonly t.Node[]): Piece[] {
  return args.flatMap((arg, i) => [...(i === 0 ? [] : [', ']), ...code`${arg}`])
}

/** What is called, with the first argument or a plain value in its place. */
const call =
  (name: string, before = '', after = ''): Rewriting =>
  (owner, args) => [...object(owner), ...code`.${name}(${before}${args[0] ?? 'undefined'}${after})`]

const PATTERNS: Readonly<Record<string, string>> = {
  isdigit: '\\d+',
  isDigit: '\\d+',
  isnumeric: '\\d+',
  isNumeric: '\\d+',
  isdecimal: '\\d+',
  isalpha: '[a-zA-Z]+',
  isAlpha: '[a-zA-Z]+',
  isLetter: '[a-zA-Z]+',
  isalnum: '[a-zA-Z0-9]+',
  isupper: '[^a-z]*[A-Z][^a-z]*',
  isUpper: '[^a-z]*[A-Z][^a-z]*',
  isUpperCase: '[A-Z]+',
  islower: '[^A-Z]*[a-z][^A-Z]*',
  isLower: '[^A-Z]*[a-z][^A-Z]*',
  isLowerCase: '[a-z]+',
  isspace: '\\s+',
  isSpace: '\\s+',
}

const RENAMED: Readonly<Record<string, readonly string[]>> = {
  append: ['push', 'concat'],
  add: ['push'],
  push: ['add'],
  appendleft: ['unshift'],
  popleft: ['shift'],
  dequeue: ['shift'],
  enqueue: ['push'],
  push_back: ['push'],
  pushBack: ['push'],
  pop_back: ['pop'],
  strip: ['trim'],
  lstrip: ['trimStart'],
  rstrip: ['trimEnd'],
  lower: ['toLowerCase'],
  toLower: ['toLowerCase'],
  lowercase: ['toLowerCase'],
  upper: ['toUpperCase'],
  toUpper: ['toUpperCase'],
  uppercase: ['toUpperCase'],
  contains: ['includes', 'has'],
  containsKey: ['has'],
  has: ['includes'],
  includes: ['has'],
  index: ['indexOf'],
  find: ['indexOf'],
  rfind: ['lastIndexOf'],
  rindex: ['lastIndexOf'],
  startswith: ['startsWith'],
  endswith: ['endsWith'],
  zfill: ['padStart'],
  rjust: ['padStart'],
  ljust: ['padEnd'],
  copy: ['slice'],
  clone: ['slice'],
  discard: ['delete'],
  put: ['set'],
  foreach: ['forEach'],
  each: ['forEach'],
  select: ['filter'],
  collect: ['map'],
  any: ['some'],
  all: ['every'],
}

const REWRITTEN: Readonly<Record<string, readonly Rewriting[]>> = {
  extend: [call('push', '...')],
  addAll: [call('push', '...')],
  insert: [
    (owner, args) =>
      args.length === 2 ? [...object(owner), ...code`.splice(${args[0]!}, 0, ${args[1]!})`] : call('push')(owner, args),
  ],
  len: [then('.length')],
  length: [then('.length')],
  size: [then('.length'), then('.size')],
  count: [
    (owner, args) => (args[0] === undefined ? then('.length')(owner, args) : [...call('split')(owner, args), '.length - 1']),
    (owner, args) => [...call('filter', '(item) => item === ')(owner, args), '.length'],
  ],
  items: [by('Object.entries(')],
  keys: [by('Object.keys(')],
  values: [by('Object.values(')],
  entries: [by('Object.entries(')],
  isEmpty: [(owner) => [...operand(owner), '.length === 0']],
  title: [by('', '.replace(/\\b\\w/g, (letter) => letter.toUpperCase())')],
  capitalize: [(owner) => [...object(owner), '.charAt(0).toUpperCase() + ', ...object(owner), '.slice(1)']],
  get: [
    (owner, args) =>
      args[1] === undefined
        ? [...object(owner), ...code`[${args[0] ?? 0}]`]
        : ['(', ...object(owner), ...code`[${args[0] ?? 0}] ?? ${args[1]})`],
  ],
  set: [(owner, args) => [...object(owner), ...code`[${args[0] ?? 0}] = ${args[1] ?? 'undefined'}`]],
  pop: [(owner, args) => [...object(owner), ...(args[0] === undefined ? ['.shift()'] : code`.splice(${args[0]}, 1)[0]`)]],
  remove: [
    (owner, args) => [...object(owner), '.splice(', ...object(owner), ...code`.indexOf(${args[0] ?? 0}), 1)`],
    (owner, args) => [...object(owner), ...code`.splice(${args[0] ?? 0}, 1)`],
  ],
  update: [(owner, args) => code`Object.assign(${owner}, ${args[0] ?? '{}'})`],
  has_key: [(owner, args) => [...code`${args[0] ?? "''"} in `, ...object(owner)]],
  first: [then('[0]')],
  last: [then('.at(-1)')],
  abs: [by('Math.abs(')],
  floor: [by('Math.floor(')],
  ceil: [by('Math.ceil(')],
  round: [by('Math.round(')],
  sqrt: [by('Math.sqrt(')],
  pow: [(owner, args) => [...operand(owner), ' ** ', ...operand(args[0] ?? owner)]],
  sum: [then('.reduce((a, b) => a + b, 0)')],
  mean: [(owner) => ['(', ...object(owner), '.reduce((a, b) => a + b, 0) / ', ...object(owner), '.length)']],
  average: [(owner) => ['(', ...object(owner), '.reduce((a, b) => a + b, 0) / ', ...object(owner), '.length)']],
  max: [by('Math.max(...')],
  min: [by('Math.min(...')],
  unique: [by('[...new Set(', ')]')],
  toList: [by('[...', ']')],
  toArray: [by('[...', ']')],
  sorted: [by('[...', '].sort()')],
  reversed: [by('[...', '].reverse()')],
  swapcase: [by('[...', "].map((c) => (c === c.toUpperCase() ? c.toLowerCase() : c.toUpperCase())).join('')")],
  splitlines: [then(".split('\\n')")],
  reverse: [then(".split('').reverse().join('')")],
  sort: [then(".split('').sort().join('')")],
  join: [
    (owner, args) => (args[0] === undefined ? [...object(owner), ".join('')"] : [...object(args[0]), ...code`.join(${owner})`]),
  ],
  equals: [(owner, args) => [...operand(owner), ' === ', ...operand(args[0] ?? owner)]],
  map: [(owner, args) => code`Array.from(${owner}, ${args[0] ?? 'Number'})`],
}

const OF_LISTS =
  'filter forEach every some reduce flatMap findIndex findLast slice concat indexOf join at shift unshift toSorted fill'.split(
    ' ',
  )
const OF_TEXTS =
  'split charAt charCodeAt padStart padEnd replace replaceAll startsWith endsWith substring substr match repeat trim toLowerCase toUpperCase includes indexOf slice'.split(
    ' ',
  )

/** Translations of a method, the likeliest first. */
export const TRANSLATIONS: ReadonlyMap<string, readonly Translation[]> = (() => {
  const table = new Map<string, Translation[]>()
  const add = (name: string, translations: readonly Translation[]) =>
    table.set(name, [...(table.get(name) ?? []), ...translations])
  for (const [name, names] of Object.entries(RENAMED)) add(name, names)
  for (const [name, pattern] of Object.entries(PATTERNS)) add(name, [matches(pattern)])
  for (const [name, rewritings] of Object.entries(REWRITTEN)) add(name, rewritings)
  for (const name of OF_LISTS) add(name, [ofElements(name)])
  for (const name of OF_TEXTS) add(name, [ofText(name)])
  return table
})()

const BUILT_IN: readonly object[] = [
  Array,
  String,
  Number,
  Boolean,
  Object,
  Map,
  Set,
  WeakMap,
  RegExp,
  Date,
  Promise,
  Function,
].map(({ prototype }) => prototype as object)

/** Whether no value of the language has such a method. */
export function isForeign(name: string): boolean {
  return !BUILT_IN.some((prototype) => name in prototype)
}
