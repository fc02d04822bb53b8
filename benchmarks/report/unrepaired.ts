import type { BenchResult } from '../result.ts'
import { oneLine } from './table.ts'

/** The rows that were driven and not repaired, the smallest needed edit first: how near the repair came, and what it would have taken. */
export function unrepaired({ tasks }: BenchResult): string {
  const rows = tasks.flatMap((task) =>
    task.driven && !task.plausible ? [{ ...task, lines: task.missed?.neededLines ?? Infinity }] : [],
  )
  const texts = rows
    .toSorted((a, b) => a.lines - b.lines)
    .map(({ id, status, candidates, ms, detail, operators, missed, patch }) => {
      const head = `${id}: ${status} after ${candidates} candidates and ${(ms / 1000).toFixed(1)} s`
      if (missed === null) return `${head}\n  ${oneLine(detail)}\n`
      const { failing, fixed, suspects, needed } = missed
      const best = patch === null ? 'nothing better was found' : `best: ${oneLine(detail)} (${operators.join(', ')})`
      return [
        head,
        `  ${failing === 0 ? `${fixed} tests fixed, of how many no run could tell` : `${fixed} of ${failing} failing tests fixed`}; ${best}`,
        ...suspects.map(({ line, text, score }) => `  suspect: line ${line} (${score.toFixed(2)})  ${oneLine(text)}`),
        '  the edit it would need:',
        ...needed.split('\n').map((line) => (line === '' ? '' : `    ${printable(line)}`)),
      ].join('\n')
    })
  return [`not repaired: ${rows.length}`, '', ...texts].join('\n')
}

function printable(line: string): string {
  return line.replaceAll(/[\p{Cc}\p{Cf}]/gu, ' ').trimEnd()
}
