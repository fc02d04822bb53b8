import * as t from '@babel/types'
import type { ParsedSource } from '#core'

/** The literal values that a repair may need, most likely first. */
export interface Words {
  readonly numbers: readonly Word<number>[]
  readonly strings: readonly Word<string>[]
}

/** `cost` says how far-fetched the value is: nothing for the program's own, most for one that only the tests mention. */
export interface Word<V> {
  readonly value: V
  readonly cost: number
}

const COMMON_NUMBERS = [0, 1, 2, -1, 10, Infinity, -Infinity]
const COMMON_STRINGS = ['', ' ', ',', '-', '_', '0', '1', ', ', '\n']
const MOST_WORDS = 60
const LONGEST_STRING = 40

/** Collects the values from the program, common knowledge, the description and the tests, in this order. */
export function collectWords(program: ParsedSource, tests: ParsedSource | null, description: string): Words {
  const own = literalsOf(program)
  const theirs = tests === null ? { numbers: [], strings: [] } : literalsOf(tests)
  const quoted = [...description.matchAll(/'([^'\n]{1,40})'|"([^"\n]{1,40})"|`([^`\n]{1,40})`/g)].map(
    (m) => m[1] ?? m[2] ?? m[3]!,
  )
  const counted = [...description.matchAll(/(?<![\w.])-?\d+(?:\.\d+)?(?!\w|\.\d)/g)].map(([text]) => Number(text))
  return {
    numbers: merge([own.numbers, 0], [COMMON_NUMBERS, 0.3], [counted, 0.8], [theirs.numbers, 2]),
    strings: merge([own.strings, 0], [COMMON_STRINGS, 0.4], [quoted, 0.6], [theirs.strings, 1.5]),
  }
}

function merge<V>(...sources: readonly (readonly [values: readonly V[], cost: number])[]): Word<V>[] {
  const words = new Map<V, number>()
  for (const [values, cost] of sources) for (const value of values) if (!words.has(value)) words.set(value, cost)
  return [...words].slice(0, MOST_WORDS).map(([value, cost]) => ({ value, cost }))
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
