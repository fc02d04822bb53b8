import { Command } from 'commander'
import { addStoreFlags, storeSettings } from './flags.ts'
import { withStore } from './with-store.ts'

/** `tracemend lessons gc`. */
export function gcCommand(): Command {
  const command = new Command('gc').description('compact the store, and drop old versions that no tag names')
  addStoreFlags(command)
  return command.action(async () => {
    await withStore(storeSettings(command), 'write', async (store) => {
      const before = (await store.statistics()).bytes
      await store.optimise()
      const after = (await store.statistics()).bytes
      const sizes = before === null || after === null ? '' : `: ${kB(before)} before, ${kB(after)} after`
      process.stderr.write(`compacted${sizes}\n`)
    })
  })
}

const kB = (bytes: number) => `${Math.ceil(bytes / 1000)} kB`
