import { parseArgs } from 'node:util'
import type { Figure } from './figure.ts'
import { measureHostMemory } from './figures/host-memory.ts'
import { measureScreening } from './figures/screening.ts'
import { measureStryker } from './peers/stryker.ts'
import { TASKS } from './tasks.ts'
import { tellFigures } from './tell.ts'

/**
 * How fast the search can judge candidates: `npm run bench:search [-- --json FILE] [--candidates COUNT]`. Candidates are what the search proposes for
 * six small functions, judged by `session.screen`. CPU time of all processes counts, so that what others on the machine do counts little;
 * a machine with much else to do shows lower figures all the same.
 */
/** StrykerJS takes seconds a function. */
const COMPARED = 2

const { values } = parseArgs({ options: { json: { type: 'string' }, candidates: { type: 'string', default: '1500' } } })

const memory = await measureHostMemory()
const screening = await measureScreening(Number(values.candidates))
const stryker = await measureStryker(TASKS.slice(0, COMPARED))
const [splice, schemata, mixed] = [screening.splice, screening.schemata, screening.mixed].map(Math.round) as [
  number,
  number,
  number,
]
const figures: Figure[] = [
  {
    name: 'splice-per-second',
    value: splice,
    unit: 'per second',
    reference: 15_000,
    bound: 'at least',
    detail: screening.detail,
  },
  {
    name: 'schemata-per-second',
    value: schemata,
    unit: 'per second',
    reference: 40_000,
    bound: 'at least',
    detail: `${screening.share.toFixed(0)} % of the candidates; all kinds together ${mixed}/s, with endless ones ${screening.endless.toFixed(0)}/s`,
  },
  {
    name: 'vs-stryker',
    value: screening.mixedOfFirst(COMPARED) / stryker.perSecond,
    unit: 'times',
    reference: 100,
    bound: 'at least',
    detail: stryker.detail,
  },
  { name: 'host-memory-mb', value: memory.mb, unit: 'MB', reference: 300, bound: 'at most', detail: memory.detail },
]
tellFigures(figures, values.json)
