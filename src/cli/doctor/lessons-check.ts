import { accessSync, constants, existsSync } from 'node:fs'
import { dirname } from 'node:path'
import { TracemendError } from '#core'
import { placeOf } from '../../config/lesson-settings.ts'
import { isRemote } from '../../config/lessons-place.ts'
import { loadSettings } from '../../config/load-settings.ts'
import { projectRoot } from '../project-root.ts'
import { ok, warning, type Check, type Finding } from './check.ts'

/** Where a repair's lessons would be kept, whether they can be read, and whether more can be learnt. Changes nothing there. */
export const lessonsCheck: Check = { name: 'lessons', run: look }

async function look(): Promise<Finding> {
  const root = projectRoot(process.cwd())
  const { settings } = loadSettings({ flags: {}, environment: process.env, folder: process.cwd(), root })
  const place = placeOf({ settings, environment: process.env, root })
  if (place === null) return ok('none: they are neither used nor kept')
  const { location, tag } = place
  const canWrite = isRemote(location) || isWritable(location)
  if (tag === null && !isRemote(location) && !existsSync(location)) {
    return canWrite ? ok(`none yet; kept in ${location}`) : warning(`${location} cannot be made: nothing is learnt`)
  }
  const { openStore } = await import('#lessons')
  try {
    const store = await openStore({ ...place, readOnly: true })
    const { lessons } = await store.statistics()
    await store.close()
    const { embeddings } = settings
    const isOurs = embeddings === undefined ? !store.embedder.includes('#') : store.embedder.startsWith(`${embeddings}@`)
    const where = `${lessons} in ${location}${tag === null ? '' : `, as tagged ${tag}`}`
    if (!isOurs) return warning(`${where}, but found by ${store.embedder}: --embeddings names another model, or none`)
    return tag !== null ? ok(`${where}: only read`) : canWrite ? ok(where) : warning(`${where}: only read, it cannot be written`)
  } catch (error) {
    if (!(error instanceof TracemendError)) throw error
    return warning(`${error.message}: ${error.hint}`)
  }
}

/** The folder, or the one above that it would be made in. */
function isWritable(path: string): boolean {
  if (!existsSync(path) && dirname(path) !== path) return isWritable(dirname(path))
  try {
    accessSync(path, constants.W_OK)
    return true
  } catch {
    return false
  }
}
