import { parseArgs } from 'node:util'
import type { Effort, Figure } from './figure.ts'
import { measureCandidates } from './figures/candidates.ts'
import { measureCopyOut } from './figures/copy-out.ts'
import { checkEndlessLoop } from './figures/endless-loop.ts'
import { measureInstrumenting } from './figures/instrument.ts'
import { measureSlowDown, measureTenMillion } from './figures/slow-down.ts'
import { measurePeers } from './peers/index.ts'
import { peerTable } from './table.ts'
import { tellFigures } from './tell.ts'

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
tellFigures(figures, values.json)
if (values.peers) console.log(`\n${peerTable(measurePeers(effort))}`)
