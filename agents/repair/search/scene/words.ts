import * as t from '@babel/types'
import type { NodePath } from '@babel/traverse'
import type { ParsedSource } from '#core'
import type { Calls } from './test-calls.ts'

/** The literal values that a repair may need, most likely first. */
export interface Words {
  readonly numbers: readonly Word<number>[]
  readonly strings: readonly Word<string>[]
}

export interface Word<V> {
  readonly value: V
  /** How far-fetched the value is: nothing for the program's own, most for one that only the tests mention. */
  readonly cost: number
  /** Whether it is what the tests pass, and so tells one test from the others in a condition. */
  readonly isInput: boolean
}

const COMMON_NUMBERS = [0, 1, 2, -1, 10, Infinity, -Infinity]
const COMMON_STRINGS = ['', ' ', ',', '-', '_', '0', '1', ', ', '\n']
const MOST_WORDS = 60
const LONGEST_STRING = 40
/** Texts up to this length are as likely parts of what is looked for as whole inputs. */
const LONGEST_PART = 2

/** Collects the values from the program, common knowledge, the description and the tests, in this order. */
export function collectWords(program: ParsedSource, tests: ParsedSource | null, calls: Calls, description: string): Words {
  const own = literalsOf(program)
  const theirs = tests === null ? { numbers: [], strings: [] } : literalsOf(tests)
  const quoted = [...description.matchAll(/'([^'\n]{1,40})'|"([^"\n]{1,40})"|`([^`\n]{1,40})`/g)].map(
    (m) => m[1] ?? m[2] ?? m[3]!,
  )
  const counted = [...description.matchAll(/(?<![\w.])-?\d+(?:\.\d+)?(?!\w|\.\d)/g)].map(([text]) => Number(text))
  const passed = new Set<unknown>([...calls.values()].flat(2).map((node) => (t.isStringLiteral(node) ? node.value : null)))
  const isInput = (text: string) => text.length > LONGEST_PART && passed.has(text)
  return {
    numbers: merge([own.numbers, 0, never], [COMMON_NUMBERS, 0.3, never], [counted, 0.8, never], [theirs.numbers, 2, always]),
    strings: merge([own.strings, 0, never], [COMMON_STRINGS, 0.4, never], [quoted, 0.6, isInput], [theirs.strings, 1.5, always]),
  }
}

const never = () => false
const always = () => true

type Source<V> = readonly [values: readonly V[], cost: number, isInput: (value: V) => boolean]

function merge<V>(...sources: readonly Source<V>[]): Word<V>[] {
  const words = new Map<V, Word<V>>()
  for (const [values, cost, isInput] of sources)
    for (const value of values) if (!words.has(value)) words.set(value, { value, cost, isInput: isInput(value) })
  return [...words.values()].slice(0, MOST_WORDS)
}

function literalsOf(source: ParsedSource): { numbers: number[]; strings: string[] } {
  const numbers: number[] = []
  const strings: string[] = []
  t.traverseFast(source.ast, (node) => {
    if (t.isNumericLiteral(node)) numbers.push(node.value)
    if (t.isStringLiteral(node) && node.value.length <= LONGEST_STRING) strings.push(node.value)
    if (t.isTemplateElement(node) && node.value.cooked != null && node.value.cooked.length <= LONGEST_STRING)
      strings.push(node.value.cooked)
  })
  return { numbers, strings }
}

const ASKING = /^(?:includes|has|startsWith|endsWith|indexOf|test|match|some|every|find)$/

/** Whether the expression decides something: what only the tests mention would tell tests apart there, and nothing else. */
export function decides(path: NodePath): boolean {
  const { parent, key, parentPath } = path
  if (key === 'test' || (t.isBinaryExpression(parent) && /^(?:[!=]==?|[<>]=?|in)$/.test(parent.operator))) return true
  if (t.isCallExpression(parent) && t.isMemberExpression(parent.callee) && t.isIdentifier(parent.callee.property)) {
    if (ASKING.test(parent.callee.property.name)) return true
  }
  return t.isExpression(parent) && !t.isFunction(parent) && parentPath !== null && decides(parentPath)
}
