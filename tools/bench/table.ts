import { type Figure, isMet, type Peer, times } from './figure.ts'

const DIGITS: Readonly<Record<Figure['unit'], (value: number) => string>> = {
  times,
  ms: (value) => `${value.toFixed(2)} ms`,
  MB: (value) => `${value.toFixed(0)} MB`,
  'per second': (value) => `${value.toFixed(0)}/s`,
  share: (value) => value.toFixed(3),
  yes: (value) => (value === 1 ? 'yes' : 'no'),
}

export function figureTable(figures: readonly Figure[]): string {
  const rows = figures.map((figure) => {
    const show = DIGITS[figure.unit]
    const bound = `${figure.bound === 'at most' ? '≤' : '≥'} ${show(figure.reference)}`
    return [isMet(figure) ? 'ok' : 'MISSED', figure.name, show(figure.value), figure.unit === 'yes' ? '' : bound, figure.detail]
  })
  return table([['', 'figure', 'measured', 'bound', 'made of'], ...rows])
}

export function peerTable(peers: readonly Peer[]): string {
  const rows = peers.map(({ name, slowDown, detail }) => [name, slowDown === null ? 'not available' : times(slowDown), detail])
  return table([['peer', 'slow-down', 'made of'], ...rows])
}

/** Columns of text; the first row is the head. */
export function table(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)))
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column]!))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}
