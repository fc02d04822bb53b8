import { Command } from 'commander'
import { TracemendError } from '#core'
import { printable } from '../../../report/printable.ts'
import { addStoreFlags, storeSettings } from './flags.ts'
import { withStore } from './with-store.ts'

const NAME = /^[\w-][\w.-]{0,59}$/

/** `tracemend lessons tag NAME`. */
export function tagCommand(): Command {
  const command = new Command('tag')
    .description('name the lessons as they are now, to use them as they are now: --lessons DIR@NAME')
    .argument('<name>', 'letters, digits, dots and dashes')
    .option('--delete', 'forget the name')
  addStoreFlags(command)
  return command.action(async (name: string, flags: { readonly delete?: boolean }) => {
    if (!NAME.test(name)) throw new TracemendError('USAGE', `${JSON.stringify(name)} is no name for a version`, 'such as 2026-11')
    await withStore(storeSettings(command), 'write', async (store) => {
      const { tags, version } = await store.statistics()
      const known = tags.includes(name)
      if (flags.delete === true) {
        const there = tags.map((tag) => printable(tag)).join(', ')
        if (!known)
          throw new TracemendError('USAGE', `no version is named ${name}`, there === '' ? 'none is' : `there are ${there}`)
        await store.untag(name)
      } else {
        if (known)
          throw new TracemendError('USAGE', `a version is named ${name} already`, `forget that first: tag --delete ${name}`)
        await store.tag(name)
      }
      process.stderr.write(flags.delete === true ? `${name} names nothing now\n` : `version ${version} is named ${name}\n`)
    })
  })
}
