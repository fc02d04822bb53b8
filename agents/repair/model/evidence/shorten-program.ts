import * as t from '@babel/types'
import type { FaultReport, RepairContext } from '#core'
import { estimateTokens } from '../prompts/tokens.ts'

/** Lines between the first and the last of a function, which can be left out; lines count from 1. */
interface Body {
  readonly from: number
  readonly to: number
  readonly suspicion: number
}

const NEXT_TO_SUSPECT = 3

/**
 * The program for about so many tokens. Bodies of functions go first, the least suspicious before others, then all lines that are far from
 * the most suspicious one.
 */
export function shortenProgram({ task, program, fault }: RepairContext, tokens: number): string {
  if (program.status !== 'parsed') return task.source.text
  const lines = task.source.text.split('\n')
  const bodies = bodiesOf(program.source.ast.program, fault).sort(
    (a, b) => a.suspicion - b.suspicion || b.to - b.from - (a.to - a.from),
  )
  const hidden = new Set<number>()
  for (const { from, to } of bodies) {
    const text = withoutLines(lines, hidden)
    if (estimateTokens(text) <= tokens) return text
    for (let line = from; line <= to; line++) hidden.add(line)
  }
  const centre = fault?.suspects[0]?.line ?? Math.ceil(lines.length / 2)
  const byDistance = lines.map((_, i) => i + 1).sort((a, b) => Math.abs(b - centre) - Math.abs(a - centre))
  // In eighths: a text is measured for each.
  const some = Math.max(1, Math.ceil(lines.length / 8))
  hidden.clear()
  for (const [i, line] of byDistance.entries()) {
    if (i % some === 0 && estimateTokens(withoutLines(lines, hidden)) <= tokens) break
    if (Math.abs(line - centre) <= NEXT_TO_SUSPECT) break
    hidden.add(line)
  }
  return withoutLines(lines, hidden)
}

function withoutLines(lines: readonly string[], hidden: ReadonlySet<number>): string {
  const shown: string[] = []
  let missing = 0
  const tell = () => {
    if (missing > 0) shown.push(`// … ${missing} lines not shown`)
    missing = 0
  }
  lines.forEach((line, i) => {
    if (hidden.has(i + 1)) missing += 1
    else {
      tell()
      shown.push(line)
    }
  })
  tell()
  return shown.join('\n')
}

/** How many lines of the program such a line stands for; 0 for others. */
export function missingLines(line: string): number {
  return Number(/^\/\/ … (\d+) lines not shown$/.exec(line)?.[1] ?? 0)
}

/** Of functions that lie in no other function, the methods of classes among them. */
function bodiesOf(node: t.Node, fault: FaultReport | null): Body[] {
  if (t.isFunction(node)) {
    const [from, to] = [node.body.loc!.start.line + 1, node.body.loc!.end.line - 1]
    if (to - from < 1) return []
    const { start, end } = node.loc!
    const inside = fault?.suspects.filter(({ line }) => start.line <= line && line <= end.line) ?? []
    return [{ from, to, suspicion: Math.max(0, ...inside.map(({ score }) => score)) }]
  }
  return (t.VISITOR_KEYS[node.type] ?? []).flatMap((key) => {
    const child = (node as unknown as Readonly<Record<string, unknown>>)[key]
    return (Array.isArray(child) ? child : [child]).flatMap((one) => (isNode(one) ? bodiesOf(one, fault) : []))
  })
}

function isNode(value: unknown): value is t.Node {
  return typeof value === 'object' && value !== null && 'type' in value
}
