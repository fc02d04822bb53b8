import { createInterface } from 'node:readline/promises'
import { Command } from 'commander'
import { EXIT, TracemendError } from '#core'
import type { LessonFilter, LessonStore } from '#lessons'
import { addFilterFlags, addStoreFlags, filterOf, storeSettings, type FilterFlags } from './flags.ts'
import { withStore } from './with-store.ts'

interface ForgetFlags extends FilterFlags {
  readonly all?: boolean
  readonly yes?: boolean
}

/** `tracemend lessons forget`. Tagged versions still have what is forgotten. */
export function forgetCommand(): Command {
  const command = new Command('forget')
    .description('remove lessons; tagged versions keep theirs')
    .argument('[ids...]', 'ids, or how they begin')
    .option('--all', 'all of them; asks first')
    .option('--yes', 'do not ask')
  addStoreFlags(addFilterFlags(command))
  return command.action(async (ids: readonly string[], flags: ForgetFlags) => {
    const isFiltered = [flags.language, flags.outcome, flags.dataset, flags.problem].some((value) => value !== undefined)
    const ways = [ids.length > 0, isFiltered, flags.all === true].filter(Boolean).length
    if (ways !== 1) {
      const wrong = ways === 0 ? 'it is not said what to forget' : 'what to forget is said in several ways'
      throw new TracemendError('USAGE', wrong, 'ids, or filters such as --problem, or --all')
    }
    const filter = await filterOf(flags)
    await withStore(storeSettings(command), 'write', async (store) => {
      if (flags.all === true && flags.yes !== true && !(await isConfirmed(store))) {
        process.exitCode = EXIT.notRepaired
        return
      }
      const removed = await (ids.length > 0 ? byIds(store, ids) : byFilter(store, filter))
      process.stderr.write(`${removed} forgotten\n`)
    })
  })
}

async function byIds(store: LessonStore, names: readonly string[]): Promise<number> {
  const { findByIds } = await import('#lessons')
  return store.remove((await findByIds(store, names)).map(({ lesson }) => lesson.id))
}

/** Ids first, so that pages do not move while they are removed. */
async function byFilter(store: LessonStore, filter: LessonFilter): Promise<number> {
  const { pagesOf } = await import('#lessons')
  const ids: string[] = []
  for await (const page of pagesOf(store, filter)) ids.push(...page.map(({ lesson }) => lesson.id))
  let removed = 0
  for (let at = 0; at < ids.length; at += 500) removed += await store.remove(ids.slice(at, at + 500))
  return removed
}

async function isConfirmed(store: LessonStore): Promise<boolean> {
  if (!process.stdin.isTTY) throw new TracemendError('USAGE', '--all has to be confirmed', 'add --yes')
  const { location, lessons } = await store.statistics()
  const reader = createInterface({ input: process.stdin, output: process.stderr })
  const answer = await reader.question(`forget all ${lessons} lessons in ${location}? [y/N] `)
  reader.close()
  return /^y(es)?$/i.test(answer.trim())
}
