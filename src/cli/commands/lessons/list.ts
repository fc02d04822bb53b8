import { Command } from 'commander'
import { SCHEMA_VERSION } from '#core'
import { lessonLine } from '../../../report/lessons/lesson-text.ts'
import { paintFor } from '../../../report/style.ts'
import { printJson } from '../../output.ts'
import {
  addFilterFlags,
  addPageFlags,
  addStoreFlags,
  filterOf,
  storeSettings,
  type FilterFlags,
  type PageFlags,
} from './flags.ts'
import { asJson } from './json.ts'
import { withStore } from './with-store.ts'

interface ListFlags extends FilterFlags, PageFlags {
  readonly json?: boolean
}

/** `tracemend lessons list`: the newest first. */
export function listCommand(): Command {
  const command = new Command('list')
    .description('list lessons, the newest first')
    .option('--json', 'print them as one JSON object')
  addStoreFlags(addPageFlags(addFilterFlags(command)))
  return command.action(async (flags: ListFlags) => {
    const filter = await filterOf(flags)
    const { limit, offset } = flags
    await withStore(storeSettings(command), 'read', async (store) => {
      const total = await store.count(filter)
      const lessons = await store.list(filter, { offset, limit })
      if (flags.json) return printJson({ schemaVersion: SCHEMA_VERSION, total, offset, lessons: lessons.map(asJson) })
      const paint = paintFor(process.stdout)
      process.stdout.write(lessons.map((lesson) => `${lessonLine(lesson, paint)}\n`).join(''))
      const next = offset + lessons.length
      if (total === 0) process.stderr.write('no lesson is like that\n')
      else if (next < total) process.stderr.write(`${lessons.length} of ${total}; go on with --offset ${next}\n`)
    })
  })
}
