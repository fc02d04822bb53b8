import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { cachedFile, cacheFolder, hashFile } from '../../../benchmarks/data/cache.ts'
import { loadData, sha256Of } from '../../../benchmarks/data/load-data.ts'
import { findSuite } from '../../../benchmarks/suites/index.ts'

const suite = findSuite('humanevalfix-js')
let folder: string
let places: { cwd: string; cache: string }

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tracemend-bench-'))
  places = { cwd: join(folder, 'project'), cache: join(folder, 'cache') }
  await mkdir(places.cwd)
})
afterEach(() => rm(folder, { recursive: true }))

async function put(file: string, text: string) {
  await mkdir(dirname(file), { recursive: true })
  await writeFile(file, text)
}

test('the named file, then data beside the project, then what was fetched', async () => {
  const cached = cachedFile(suite, places.cache)
  await put(cached, 'fetched')
  await put(hashFile(cached), `${sha256Of('fetched')}  humanevalpack.jsonl\n`)
  expect(await loadData(suite, places)).toMatchObject({ file: cached, text: 'fetched', sha256: sha256Of('fetched') })

  await put(join(folder, 'shared', 'data', 'humanevalfix-js', 'humanevalpack.jsonl'), 'beside')
  expect((await loadData(suite, places)).text).toBe('beside')

  await put(join(places.cwd, 'mine.jsonl'), 'named')
  expect((await loadData(suite, { ...places, file: 'mine.jsonl' })).text).toBe('named')
})

test('without data it says where it looked and what to do', async () => {
  await expect(loadData(suite, places)).rejects.toMatchObject({
    code: 'DATA_NOT_FOUND',
    message: expect.stringContaining(cachedFile(suite, places.cache)),
    hint: expect.stringContaining('tracemend bench fetch humanevalfix-js'),
  })
  await expect(loadData(suite, { ...places, file: 'no.jsonl' })).rejects.toMatchObject({ code: 'DATA_NOT_FOUND' })
})

test('a fetched file that has changed since is refused', async () => {
  const cached = cachedFile(suite, places.cache)
  await put(cached, 'changed')
  await put(hashFile(cached), `${sha256Of('fetched')}  humanevalpack.jsonl\n`)
  await expect(loadData(suite, places)).rejects.toMatchObject({
    code: 'DATA_INVALID',
    message: expect.stringContaining(sha256Of('changed')),
  })
})

test('a folder in place of a file is unreadable', async () => {
  await expect(loadData(suite, { ...places, file: '.' })).rejects.toMatchObject({ code: 'FILE_UNREADABLE' })
})

test('the cache lies where XDG says', () => {
  expect(cacheFolder({ XDG_CACHE_HOME: '/x' })).toBe(join('/x', 'tracemend', 'benchmarks'))
})
