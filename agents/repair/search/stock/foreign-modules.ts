import * as t from '@babel/types'
import { code, type Piece } from '#core'
import { object } from '../writing/rewrite.ts'

type Arguments = readonly [t.Node, ...(readonly t.Node[])]

/** What a call of a module's function is in JavaScript; `null` where its arguments do not tell. */
type Translation = (args: Arguments) => readonly Piece[] | null

const named =
  (before: string, after = ')'): Translation =>
  ([first]) =>
    code`${before}${first}${after}`
const ofTwo =
  (write: (first: t.Node, second: t.Node) => readonly Piece[]): Translation =>
  ([first, second]) =>
    second === undefined ? null : write(first, second)

function toPattern(node: t.Node, flags = 'g'): readonly Piece[] {
  return t.isRegExpLiteral(node) ? code`${node}` : code`new RegExp(${node}, '${flags}')`
}

/** Functions of Python's `re`: the pattern comes first there. */
const RE: Readonly<Record<string, Translation>> = {
  compile: ([pattern]) => toPattern(pattern),
  sub: ([pattern, instead, text]) =>
    instead === undefined || text === undefined
      ? null
      : [...object(text), '.replace(', ...toPattern(pattern), ', ', ...code`${instead}`, ')'],
  findall: ofTwo((pattern, text) => ['(', ...object(text), '.match(', ...toPattern(pattern), ') ?? [])']),
  split: ofTwo((pattern, text) => [...object(text), '.split(', ...toPattern(pattern), ')']),
  search: ofTwo((pattern, text) => [...toPattern(pattern, ''), ...code`.exec(${text})`]),
  match: ofTwo((pattern, text) => [...toPattern(pattern, 'y'), ...code`.exec(${text})`]),
  fullmatch: ofTwo((pattern, text) => ['new RegExp(`^(?:${', ...toPattern(pattern, ''), '.source})$`)', ...code`.exec(${text})`]),
}

/** Functions that are called as those of a module, a library or another language's class. */
export const MODULES: Readonly<Record<string, Readonly<Record<string, Translation>>>> = {
  re: RE,
  heapq: {
    heapify: ([list]) => [...object(list), '.sort((a, b) => a - b)'],
    heappush: ofTwo((list, item) => code`${list}.push(${item}), ${list}.sort((a, b) => a - b)`),
    heappop: ([list]) => [...object(list), '.shift()'],
    nlargest: ofTwo((count, list) => code`[...${list}].sort((a, b) => b - a).slice(0, ${count})`),
    nsmallest: ofTwo((count, list) => code`[...${list}].sort((a, b) => a - b).slice(0, ${count})`),
  },
  functools: {
    reduce: ([fn, list, ...start]) =>
      list === undefined ? null : [...object(list), ...code`.reduce(${fn}`, ...start.flatMap((node) => code`, ${node}`), ')'],
  },
  copy: { copy: named('[...', ']'), deepcopy: named('structuredClone(') },
  json: { dumps: named('JSON.stringify('), loads: named('JSON.parse(') },
  Arrays: {
    sort: ([list]) => [...object(list), '.sort((a, b) => a - b)'],
    equals: ofTwo((a, b) => code`JSON.stringify(${a}) === JSON.stringify(${b})`),
    asList: named('[...', ']'),
    toString: named('String('),
    stream: named('', ''),
  },
  Collections: {
    sort: ([list]) => [...object(list), '.sort((a, b) => a - b)'],
    reverse: ([list]) => [...object(list), '.reverse()'],
    max: named('Math.max(...'),
    min: named('Math.min(...'),
  },
  Integer: { parseInt: named('parseInt(', ', 10)'), valueOf: named('Number('), toString: named('String(') },
  np: {
    array: named('[...', ']'),
    sum: named('', '.reduce((a, b) => a + b, 0)'),
    max: named('Math.max(...'),
    min: named('Math.min(...'),
    abs: named('Math.abs('),
    sqrt: named('Math.sqrt('),
  },
}
