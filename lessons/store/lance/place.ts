import { constants } from 'node:fs'
import { access, mkdir, readdir, stat } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { unusable } from './failures.ts'
import { TABLE } from './schema.ts'

/** Where a store is: a folder, with what was found there, or a bucket, of which only the database knows. */
export type Place =
  | { readonly kind: 'folder'; readonly uri: string; readonly holds: 'nothing' | 'table' | 'ruins'; readonly isWritable: boolean }
  | { readonly kind: 'bucket'; readonly uri: string }

const SCHEME = /^([a-z][a-z\d+.-]+):\/\//i

/** @throws TracemendError where no store can be, or where it cannot be looked at */
export async function lookAt(location: string): Promise<Place> {
  const scheme = SCHEME.exec(location)?.[1]?.toLowerCase()
  if (scheme === 's3') return { kind: 'bucket', uri: location }
  if (scheme !== undefined) {
    throw unusable(location, `lessons cannot be kept at ${location}`, 'name a folder, or a bucket as `s3://…`')
  }
  const uri = resolve(location)
  const found = await stat(uri).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })
  if (found === null) return { kind: 'folder', uri, holds: 'nothing', isWritable: true }
  if (!found.isDirectory()) {
    throw unusable(location, `lessons cannot be kept in ${location}: it is a file`, 'name a folder with `--lessons`')
  }
  const holds = await whatIsIn(join(uri, `${TABLE}.lance`))
  const folders = holds === 'nothing' ? [uri] : [uri, join(uri, `${TABLE}.lance`), join(uri, `${TABLE}.lance`, '_versions')]
  const writable = await Promise.all(folders.map((folder) => canWrite(folder)))
  return { kind: 'folder', uri, holds, isWritable: writable.every(Boolean) }
}

/** Step by step: asked for all at once, Node tries for ever where the system has no such place. */
export async function makeFolder(uri: string): Promise<void> {
  try {
    await mkdir(uri)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'EEXIST') return
    if (code !== 'ENOENT' || dirname(uri) === uri) throw error
    await makeFolder(dirname(uri))
    await mkdir(uri).catch((failure: NodeJS.ErrnoException) => {
      if (failure.code !== 'EEXIST') throw failure
    })
  }
}

/** Data without a version that names them are what a damaged store leaves: a new one in their place would sweep them away. */
async function whatIsIn(table: string): Promise<'nothing' | 'table' | 'ruins'> {
  const [versions, data] = await Promise.all(['_versions', 'data'].map((name) => filesIn(join(table, name))))
  if (versions!.some((name) => name.endsWith('.manifest'))) return 'table'
  return data!.length > 0 ? 'ruins' : 'nothing'
}

async function filesIn(folder: string): Promise<string[]> {
  return await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return []
    throw error
  })
}

async function canWrite(folder: string): Promise<boolean> {
  return await access(folder, constants.W_OK).then(
    () => true,
    () => false,
  )
}
