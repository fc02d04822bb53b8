import { loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import { measureSize, type Size } from './lessons/measure-size.ts'
import { poolOf } from './lessons/pool.ts'
import { figuresOf, sizesTable } from './lessons/tell-sizes.ts'
import { tellFigures } from './tell.ts'

/**
 * How the memory of lessons grows: `npm run bench:lessons [-- --rows 1000,10000] [--json FILE]`. Each size is filled with made-up lessons in a
 * temporary folder, asked what it does not hold, and removed; the largest takes some minutes and some gigabytes. Figures have bounds at a million
 * lessons only; the exit code is 1 when one misses its bound.
 */
const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '1000,10000,100000,1000000' },
    questions: { type: 'string', default: '200' },
    seed: { type: 'string', default: '1' },
    json: { type: 'string' },
  },
})
const seed = Number(values.seed)
const pool = await poolOf(seed)
console.log(`lessons recombined from ${pool.signatures.length} ${pool.origin}; ${values.questions} questions a size\n`)

const sizes: Size[] = []
for (const rows of values.rows.split(',').map(Number)) {
  sizes.push(await measureSize(rows, { pool: pool.signatures, seed, questions: Number(values.questions) }))
  console.log(`${rows.toLocaleString('en')} measured; load of the machine ${loadavg()[0]!.toFixed(1)}`)
}
console.log(`\n${sizesTable(sizes)}\n`)
tellFigures(figuresOf(sizes), values.json)
