import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { resolve } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { Command } from 'commander'
import { TracemendError } from '#core'
import { addFilterFlags, addStoreFlags, filterOf, storeSettings, type FilterFlags } from './flags.ts'
import { withStore } from './with-store.ts'

interface ExportFlags extends FilterFlags {
  readonly format: string
  readonly quarantined?: boolean
}

/** `tracemend lessons export [OUT]`. */
export function exportCommand(): Command {
  const command = new Command('export')
    .description('write lessons down, one a line')
    .argument('[out]', 'a file; default standard output')
    .option(
      '--format <name>',
      'jsonl: lessons, to be imported; pairs: programs with kept and refused patches, to learn from',
      'jsonl',
    )
    .option('--quarantined', 'also those that did more harm than good')
  addStoreFlags(addFilterFlags(command))
  return command.action(async (out: string | undefined, flags: ExportFlags) => {
    const { LINE_FORMATS, pagesOf } = await import('#lessons')
    const format = LINE_FORMATS.find(({ name }) => name === flags.format)
    if (format === undefined) {
      const names = LINE_FORMATS.map(({ name }) => name).join(', ')
      throw new TracemendError('USAGE', `--format: ${JSON.stringify(flags.format)} is not accepted`, `one of ${names}`)
    }
    const withQuarantined = flags.quarantined === true
    const filter = { ...(await filterOf(flags)), withQuarantined }
    await withStore(storeSettings(command), 'read', async (store) => {
      let written = 0
      const lines = async function* () {
        for await (const page of pagesOf(store, filter)) {
          const texts = page.flatMap((stored) => format.lineOf(stored) ?? []).map((line) => `${JSON.stringify(line)}\n`)
          written += texts.length
          yield texts.join('')
        }
      }
      await (out === undefined ? print(lines()) : write(lines(), out))
      const left = withQuarantined ? 0 : (await store.count({ ...filter, withQuarantined: true })) - (await store.count(filter))
      const note = left === 0 ? '' : `; ${left} in quarantine left out (--quarantined)`
      process.stderr.write(`${written} ${format.name === 'jsonl' ? 'lessons' : format.name} written${note}\n`)
    })
  })
}

/** A reader that has seen enough is no error. */
async function print(texts: AsyncIterable<string>): Promise<void> {
  try {
    await pipeline(texts, process.stdout, { end: false })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPIPE') throw error
  }
}

async function write(texts: AsyncIterable<string>, out: string): Promise<void> {
  const file = createWriteStream(resolve(out))
  try {
    await once(file, 'open')
    await pipeline(texts, file)
  } catch (error) {
    if (!(error instanceof Error) || !('syscall' in error)) throw error
    throw new TracemendError('FILE_READ_ONLY', `${out} cannot be written: ${error.message}`, 'name another file', {
      cause: error,
    })
  }
}
