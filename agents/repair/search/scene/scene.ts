import type * as t from '@babel/types'
import type { ParsedSource, RepairContext } from '#core'
import { expectationsOf, type Expectations } from './expectations.ts'
import { createKinds, type Kinds } from './kinds.ts'
import { styleOf, type Style } from './style.ts'
import { callsIn, parseTests, type Calls } from './test-calls.ts'
import { collectWords, type Words } from './words.ts'

/** What operators may know about the program around a site. */
export interface Scene {
  readonly text: string
  readonly words: Words
  readonly kinds: Kinds
  /** Messages of the failing tests, joined: what was thrown there. */
  readonly failures: string
  readonly expectations: Expectations
  /** Arguments that the tests pass. */
  readonly calls: Calls
  readonly description: string
  readonly style: Style
  /** The node's own source, on one line and shortened, for explanations. */
  snippet(node: t.Node): string
  source(node: t.Node): string
}

export function createScene(context: RepairContext, program: ParsedSource): Scene {
  const { text } = program
  const tests = parseTests(context)
  const calls: Calls = tests === null ? new Map() : callsIn(tests)
  const source = (node: t.Node) => text.slice(node.start!, node.end!)
  const snippets = new WeakMap<t.Node, string>()
  return {
    text,
    words: collectWords(program, tests, calls, context.task.description ?? ''),
    kinds: createKinds(context.trace, tests),
    failures: context.baseline.map((test) => (test.status === 'failed' ? test.failure.message : '')).join('\n'),
    expectations: expectationsOf(context),
    calls,
    description: context.task.description ?? '',
    style: styleOf(program.ast, source),
    source,
    snippet(node) {
      const known = snippets.get(node)
      if (known !== undefined) return known
      const snippet = shorten(source(node))
      snippets.set(node, snippet)
      return snippet
    },
  }
}

function shorten(text: string): string {
  const flat = text.replace(/\s+/g, ' ')
  return flat.length <= 40 ? flat : `${flat.slice(0, 37)}...`
}
