import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { type Effort, type Figure, isMet } from './figure.ts'
import { measureCandidates } from './figures/candidates.ts'
import { measureCopyOut } from './figures/copy-out.ts'
import { checkEndlessLoop } from './figures/endless-loop.ts'
import { measureInstrumenting } from './figures/instrument.ts'
import { measureSlowDown, measureTenMillion } from './figures/slow-down.ts'
import { measurePeers } from './peers/index.ts'
import { figureTable, peerTable } from './table.ts'

/**
 * What probes cost: `npm run bench:probes [-- --quick] [--json FILE] [--peers]`. Prints a table, and writes the figures as JSON when asked.
 * Every figure is a ratio of runs that took turns, or has a machine's usual speed as its bound; the exit code is 1 when one misses it.
 * `--peers` measures other tools too; `--only NAME` one group of figures.
 */
const GROUPS: Readonly<Record<string, (effort: Effort) => Figure[] | Promise<Figure[]>>> = {
  slow: measureSlowDown,
  'ten-million': measureTenMillion,
  copy: measureCopyOut,
  instrument: measureInstrumenting,
  candidates: measureCandidates,
  endless: checkEndlessLoop,
}

const { values } = parseArgs({
  options: {
    json: { type: 'string' },
    quick: { type: 'boolean', default: false },
    peers: { type: 'boolean', default: false },
    only: { type: 'string' },
  },
})
const effort: Effort = values.quick ? { rounds: 1, candidates: 40 } : { rounds: 5, candidates: 300 }

const figures: Figure[] = []
for (const [name, measure] of Object.entries(GROUPS)) {
  if ((values.only ?? name) === name) figures.push(...(await measure(effort)))
}
console.log(figureTable(figures))
if (values.peers) console.log(`\n${peerTable(measurePeers(effort))}`)

if (values.json !== undefined) {
  const written = figures.map(({ name, value, unit, reference }) => ({ name, value, unit, reference }))
  writeFileSync(values.json, `${JSON.stringify({ figures: written }, null, 2)}\n`)
}
const missed = figures.filter((figure) => !isMet(figure))
if (missed.length > 0) console.log(`\nmissed: ${missed.map(({ name }) => name).join(', ')}`)
process.exitCode = missed.length > 0 ? 1 : 0
