import { Command } from 'commander'
import { SCHEMA_VERSION } from '#core'
import { statsText } from '../../../report/lessons/stats-text.ts'
import { paintFor } from '../../../report/style.ts'
import { printJson } from '../../output.ts'
import { addStoreFlags, storeSettings } from './flags.ts'
import { withStore } from './with-store.ts'

/** `tracemend lessons stats`. */
export function statsCommand(): Command {
  const command = new Command('stats')
    .description('count what was learnt, whether it helped, and what works how often')
    .option('--json', 'print it as one JSON object')
  addStoreFlags(command)
  return command.action(async ({ json }: { readonly json?: boolean }) => {
    const { summarise } = await import('#lessons')
    await withStore(storeSettings(command), 'read', async (store) => {
      const [statistics, summary] = [await store.statistics(), await summarise(store)]
      if (json) return printJson({ schemaVersion: SCHEMA_VERSION, ...statistics, ...summary })
      process.stdout.write(`${statsText({ statistics, summary }, paintFor(process.stdout)).join('\n')}\n`)
    })
  })
}
