import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { TracemendError } from '#core'
import { ASSEMBLED, ORIGINS } from '../fetch/origins.ts'
import type { Suite } from '../suites/suite.ts'
import { cachedFile, cacheFolder, hashFile } from './cache.ts'

export interface SuiteData {
  readonly file: string
  readonly text: string
  readonly sha256: string
}

export interface DataPlaces {
  /** Named by the user; the others are then not looked at. */
  readonly file?: string | undefined
  /** The project's folder; `shared/data` beside it comes first. */
  readonly cwd: string
  readonly cache?: string
}

/**
 * Finds and reads a suite's data.
 * @throws TracemendError DATA_NOT_FOUND; DATA_INVALID when a fetched file has changed since it was fetched.
 */
export async function loadData(suite: Suite, places: DataPlaces): Promise<SuiteData> {
  if (places.file !== undefined) {
    const file = resolve(places.cwd, places.file)
    return (await read(file)) ?? notFound(suite, [file])
  }
  const beside = resolve(places.cwd, '..', 'shared', 'data', ...suite.file.split('/'))
  const cached = cachedFile(suite, places.cache ?? cacheFolder())
  const found = (await read(beside)) ?? (await readFetched(cached))
  return found ?? notFound(suite, [beside, cached])
}

export function sha256Of(bytes: string | Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

async function read(file: string): Promise<SuiteData | null> {
  try {
    const bytes = await readFile(file)
    return { file, text: bytes.toString('utf8'), sha256: sha256Of(bytes) }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT' || code === 'ENOTDIR') return null
    throw new TracemendError(
      'FILE_UNREADABLE',
      `cannot read ${file}: ${(error as Error).message}`,
      'name a readable JSONL file',
      { cause: error },
    )
  }
}

async function readFetched(file: string): Promise<SuiteData | null> {
  const data = await read(file)
  const recorded = (await read(hashFile(file)))?.text.slice(0, 64)
  if (data === null || data.sha256 === recorded) return data
  throw new TracemendError(
    'DATA_INVALID',
    `${file} is not the file that was fetched: SHA-256 is ${data.sha256}, recorded is ${recorded ?? 'none'}`,
    'delete it and run `tracemend bench fetch` again, or name it with --data if the change is yours',
  )
}

function notFound(suite: Suite, looked: readonly string[]): never {
  const isPublished = ORIGINS.some((origin) => origin.suite === suite.name) || ASSEMBLED.has(suite.name)
  throw new TracemendError(
    'DATA_NOT_FOUND',
    `no data for ${suite.name}; looked at ${looked.join(' and ')}`,
    `name a JSONL file with --data FILE${isPublished ? `, or run: tracemend bench fetch ${suite.name}` : ''}`,
  )
}
