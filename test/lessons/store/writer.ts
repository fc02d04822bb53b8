/**
 * A process that changes a store of lessons until it is killed, or as often as it is told. It says on stdout what was acknowledged, a line each:
 * `ready`, `added ID…`, `worth ID USES`, `removed ID`, `optimised`, `indexed`.
 */
import { connect, indexOf } from '../../../lessons/store/lance/lancedb.ts'
import { asOnlyWriter } from '../../../lessons/store/lance/lock.ts'
import { openLanceStore } from '../../../lessons/store/lance/open.ts'
import { EMBEDDER, idOf, storedLesson, UNPROVED } from './stored.ts'

const CHANGES = ['add', 'worth', 'optimise', 'index'] as const

export interface WriterTask {
  readonly location: string
  /** Lessons are named by it and by a number. */
  readonly name: string
  readonly times: number
  readonly perAdd: number
  /** Which changes to make, one after the other, over and over. */
  readonly changes: readonly (typeof CHANGES)[number][]
}

if (process.argv[2] !== undefined) await work(JSON.parse(process.argv[2]) as WriterTask)

async function work({ location, name, times, perAdd, changes }: WriterTask): Promise<void> {
  const say = (...words: readonly (string | number)[]): boolean => process.stdout.write(`${words.join(' ')}\n`)
  const store = await openLanceStore({ location, embedder: EMBEDDER, mode: 'write' })
  const names: string[] = []
  say('ready')

  const change = {
    async add(turn: number) {
      const fresh = Array.from({ length: perAdd }, (_, index) => `${name}-${turn}-${index}`)
      await store.add(fresh.map((one) => storedLesson(one)))
      names.push(...fresh)
      say('added', ...fresh.map(idOf))
    },
    async worth(turn: number) {
      const chosen = names.slice(-2 * perAdd)
      await store.changeWorth(new Map(chosen.map((one) => [idOf(one), () => ({ ...UNPROVED, uses: turn + 1 })])))
      for (const one of chosen) say('worth', idOf(one), turn + 1)
    },
    async optimise() {
      await store.optimise()
      say('optimised')
    },
    async index() {
      await asOnlyWriter(location, 60_000, async () => {
        const table = await (await connect(location, { readConsistencyInterval: 0 })).openTable('lessons')
        await table.createIndex('words', { config: indexOf.fts({ baseTokenizer: 'whitespace', stem: false }) })
        await table.createIndex('id')
      })
      say('indexed')
    },
  }

  for (let turn = 0; turn < times; turn += 1) await change[changes[turn % changes.length]!](turn)
  await store.close()
}
