import { writeFileSync } from 'node:fs'
import { type Figure, isMet } from './figure.ts'
import { figureTable } from './table.ts'

/** Prints a table, and writes the figures as JSON where asked. The exit code is 1 when one misses its bound. */
export function tellFigures(figures: readonly Figure[], json: string | undefined): void {
  console.log(figureTable(figures))
  if (json !== undefined) {
    const written = figures.map(({ name, value, unit, reference }) => ({ name, value, unit, reference }))
    writeFileSync(json, `${JSON.stringify({ figures: written }, null, 2)}\n`)
  }
  const missed = figures.filter((figure) => !isMet(figure))
  if (missed.length > 0) console.log(`\nmissed: ${missed.map(({ name }) => name).join(', ')}`)
  process.exitCode = missed.length > 0 ? 1 : 0
}
