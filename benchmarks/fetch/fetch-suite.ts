import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { basename, dirname } from 'node:path'
import { TracemendError } from '#core'
import { cachedFile, hashFile } from '../data/cache.ts'
import { sha256Of } from '../data/load-data.ts'
import { readTasks } from '../data/read-tasks.ts'
import type { Suite } from '../suites/suite.ts'
import { download } from './download.ts'
import type { Origin } from './origins.ts'

export interface Fetched {
  readonly file: string
  readonly sha256: string
  /** `known`: as our table says; `as-before`: as the first fetch on this machine recorded; `first`: nothing to compare with. */
  readonly trust: 'known' | 'as-before' | 'first'
  readonly rows: number
}

/**
 * Fetches a suite's data into the cache folder. Nothing is written unless the file is whole, reads as the suite's format
 * and has the hash that the table or an earlier fetch recorded.
 * @throws TracemendError FETCH_FAILED, DATA_INVALID
 */
export async function fetchSuite(suite: Suite, origin: Origin, folder: string): Promise<Fetched> {
  const url = new URL(origin.path, origin.server)
  const file = cachedFile(suite, folder)
  const recorded = await recordedHash(file)
  const bytes = await download(url)
  const sha256 = sha256Of(bytes)

  const expected = origin.sha256 ?? recorded
  if (expected !== null && expected !== sha256) {
    const whose =
      origin.sha256 === null ? 'the first fetch on this machine recorded' : 'is published with this version of Tracemend:'
    throw new TracemendError(
      'FETCH_FAILED',
      `${url.href} has SHA-256 ${sha256}, but ${whose} ${expected}; nothing was written`,
      origin.sha256 === null
        ? `if the change is expected, delete ${hashFile(file)} and fetch again`
        : 'the file at the origin has changed: do not trust it unseen',
    )
  }
  const rows = readTasks(suite, url.href, Buffer.from(bytes).toString('utf8')).length
  if (rows !== origin.rows) {
    throw new TracemendError(
      'DATA_INVALID',
      `${url.href} holds ${rows} rows, not ${origin.rows}; nothing was written`,
      'the file at the origin has changed',
    )
  }
  await mkdir(dirname(file), { recursive: true })
  await replace(hashFile(file), `${sha256}  ${basename(file)}\n`)
  await replace(file, bytes)
  const trust = origin.sha256 !== null ? 'known' : recorded !== null ? 'as-before' : 'first'
  return { file, sha256, trust, rows }
}

async function recordedHash(file: string): Promise<string | null> {
  try {
    return (await readFile(hashFile(file), 'utf8')).slice(0, 64)
  } catch {
    return null
  }
}

async function replace(file: string, content: string | Uint8Array): Promise<void> {
  const partial = `${file}.${process.pid}.partial`
  await writeFile(partial, content)
  await rename(partial, file)
}
