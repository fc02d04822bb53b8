import type { RepairContext } from '#core'
import { cutToTokens } from '../input/cut.ts'
import type { Field } from '../input/field.ts'

const CAP = 8_000

/** The tests that drive the repair. Where there is no room, the lines of failing ones. */
export function testsField({ task, baseline }: RepairContext): readonly Field[] {
  const text = task.tests.text.trim()
  if (text === '') return []
  const failing = baseline.flatMap(({ status, line }) => (status === 'failed' && line !== null ? [line] : []))
  const shorten = (tokens: number) =>
    cutToTokens(failing.length === 0 ? text : linesOf(task.tests.text, failing, baseline), tokens)
  return [{ name: 'tests', text, relevance: 0.82, events: [], cap: CAP, shorten }]
}

/** From each failing test's line up to the next test's. */
function linesOf(text: string, failing: readonly number[], results: RepairContext['baseline']): string {
  const lines = text.split('\n')
  const starts = [...new Set(results.flatMap(({ line }) => line ?? []))].sort((a, b) => a - b)
  const end = (line: number) => (starts.find((start) => start > line) ?? lines.length + 1) - 1
  return [...new Set(failing)].map((line) => lines.slice(line - 1, end(line)).join('\n')).join('\n')
}
