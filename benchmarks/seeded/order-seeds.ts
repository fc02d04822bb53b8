import { createHash } from 'node:crypto'
import type { Code } from '../code.ts'
import { OPERATORS } from './operators/index.ts'
import type { Seed } from './seed.ts'

/** Decides which seeds a module gets; fixed, so that figures of different days can be compared. */
const SALT = 'tracemend seeded faults 1'

/** All seeds of a module in the order in which they are tried: by lot, and each operator once before any has its second turn. */
export function orderSeeds(id: string, code: Code): Seed[] {
  const lot = (text: string) => createHash('sha256').update(`${SALT} ${id} ${text}`).digest('hex')
  const queues = byLot(OPERATORS, ({ name }) => lot(name)).map(({ name, seeds }) =>
    byLot(
      seeds(code).map((replacements) => ({ operator: name, replacements })),
      ({ replacements }) => lot(`${name} ${JSON.stringify(replacements)}`),
    ),
  )
  const turns = Math.max(...queues.map((queue) => queue.length))
  return Array.from({ length: turns }, (_, turn) => queues.flatMap((queue) => queue.slice(turn, turn + 1))).flat()
}

function byLot<T>(items: readonly T[], lotOf: (item: T) => string): T[] {
  return items
    .map((item) => ({ item, lot: lotOf(item) }))
    .sort((a, b) => (a.lot < b.lot ? -1 : 1))
    .map(({ item }) => item)
}
