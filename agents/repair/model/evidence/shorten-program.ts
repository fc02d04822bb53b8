import * as t from '@babel/types'
import type { ParsedSource, Suspect } from '#core'
import { estimateTokens } from '../input/tokens.ts'

/** Lines between the first and the last of a function, which can be left out; lines count from 1. */
interface Body {
  readonly from: number
  readonly to: number
  readonly suspicion: number
}

/** A line that matters, from 1, and how much. */
export type Lit = Pick<Suspect, 'line' | 'score'>

/** Lines around the most suspicious one that stay, whatever room there is. */
const NEXT_TO_SUSPECT = 3
/** What the words that stand for missing lines take. */
const GAP_TOKENS = 9

/**
 * The program for about so many tokens. Bodies of functions go first, those without lines that matter before others, then all lines that are far
 * from the first of these.
 */
export function shortenProgram({ text, ast }: ParsedSource, lit: readonly Lit[], tokens: number): string {
  const lines = text.replace(/^\uFEFF/, '').split('\n')
  const costs = lines.map((line) => estimateTokens(`${line}\n`))
  const costOf = (from: number, to: number) => costs.slice(from - 1, to).reduce((sum, cost) => sum + cost, 0)
  const bodies = bodiesOf(ast.program, lit).sort((a, b) => a.suspicion - b.suspicion || b.to - b.from - (a.to - a.from))
  const hidden = new Set<number>()
  let left = tokens - costOf(1, lines.length)
  for (const { from, to } of bodies) {
    if (left >= 0) break
    for (let line = from; line <= to; line++) hidden.add(line)
    left += costOf(from, to) - GAP_TOKENS
  }
  return withoutLines(lines, left >= 0 ? hidden : farFrom(lit[0]?.line ?? Math.ceil(lines.length / 2), costs, tokens))
}

/** All lines but those nearest to one, as many as there is room for. */
function farFrom(centre: number, costs: readonly number[], tokens: number): ReadonlySet<number> {
  const near = costs.map((_, i) => i + 1).sort((a, b) => Math.abs(a - centre) - Math.abs(b - centre) || a - b)
  let left = tokens - 2 * GAP_TOKENS
  const first = near.findIndex((line) => {
    left -= costs[line - 1]!
    return left < 0 && Math.abs(line - centre) > NEXT_TO_SUSPECT
  })
  return new Set(first < 0 ? [] : near.slice(first))
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
function bodiesOf(node: t.Node, lit: readonly Lit[]): Body[] {
  if (t.isFunction(node)) {
    const [from, to] = [node.body.loc!.start.line + 1, node.body.loc!.end.line - 1]
    if (to - from < 1) return []
    const { start, end } = node.loc!
    const inside = lit.filter(({ line }) => start.line <= line && line <= end.line)
    return [{ from, to, suspicion: Math.max(0, ...inside.map(({ score }) => score)) }]
  }
  return (t.VISITOR_KEYS[node.type] ?? []).flatMap((key) => {
    const child = (node as unknown as Readonly<Record<string, unknown>>)[key]
    return (Array.isArray(child) ? child : [child]).flatMap((one) => (t.isNode(one) ? bodiesOf(one, lit) : []))
  })
}
