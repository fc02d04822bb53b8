import { Command } from 'commander'
import { SCHEMA_VERSION } from '#core'
import { lessonText } from '../../../report/lessons/lesson-text.ts'
import { paintFor } from '../../../report/style.ts'
import { printJson } from '../../output.ts'
import { addStoreFlags, storeSettings } from './flags.ts'
import { asJson } from './json.ts'
import { withStore } from './with-store.ts'

/** `tracemend lessons show ID`. */
export function showCommand(): Command {
  const command = new Command('show')
    .description('show all of one lesson')
    .argument('<id>', 'its id, or how that begins')
    .option('--json', 'print it as one JSON object')
  addStoreFlags(command)
  return command.action(async (id: string, { json }: { readonly json?: boolean }) => {
    const { byFamily, findByIds } = await import('#lessons')
    await withStore(storeSettings(command), 'read', async (store) => {
      const [stored] = await findByIds(store, [id])
      if (json) return printJson({ schemaVersion: SCHEMA_VERSION, lesson: asJson(stored!) })
      const lines = lessonText(stored!, byFamily(stored!.lesson.attempts), paintFor(process.stdout))
      process.stdout.write(`${lines.join('\n')}\n`)
    })
  })
}
