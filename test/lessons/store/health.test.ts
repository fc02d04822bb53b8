import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { connect } from '../../../lessons/store/lance/lancedb.ts'
import { openLanceStore, type LanceOptions } from '../../../lessons/store/lance/open.ts'
import { EMBEDDER, storedLesson, unit } from './stored.ts'
import { temporaryFolder } from './temporary.ts'
import { startWriter } from './writers.ts'

const openAt = (location: string, options: Partial<LanceOptions> = {}) =>
  openLanceStore({ location, embedder: EMBEDDER, mode: 'write', waitMs: 100, ...options })

async function filled(): Promise<string> {
  const location = join(await temporaryFolder(), 'lessons')
  const store = await openAt(location)
  await store.add([storedLesson('a'), storedLesson('b')])
  await store.close()
  return location
}

const unusable = (message: RegExp, hint: RegExp = /--lessons/) =>
  expect.objectContaining({
    name: 'TracemendError',
    code: 'LESSONS_UNUSABLE',
    message: expect.stringMatching(message) as string,
    hint: expect.stringMatching(hint) as string,
  }) as unknown

const filesIn = async (folder: string) => (await readdir(folder)).map((name) => join(folder, name))

/** Each file's name with a hash of what it holds. */
async function contents(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  const hashed = files.map(
    async (file) =>
      `${file} ${createHash('md5')
        .update(await readFile(file))
        .digest('hex')}`,
  )
  return (await Promise.all(hashed)).sort()
}

const DAMAGES: Readonly<Record<string, (table: string) => Promise<unknown>>> = {
  'data cut in half': async (table) =>
    Promise.all((await filesIn(join(table, 'data'))).map(async (file) => truncate(file, (await stat(file)).size >> 1))),
  'data that are something else': async (table) =>
    Promise.all((await filesIn(join(table, 'data'))).map((file) => writeFile(file, 'not lessons at all '.repeat(99)))),
  'no data': (table) => rm(join(table, 'data'), { recursive: true }),
  'versions cut in half': async (table) =>
    Promise.all((await filesIn(join(table, '_versions'))).map(async (file) => truncate(file, (await stat(file)).size >> 1))),
  'no versions': (table) => rm(join(table, '_versions'), { recursive: true }),
}

describe('a damaged store', () => {
  it.each(Object.entries(DAMAGES))('with %s is told, and nothing in it is changed', async (_, damage) => {
    const location = await filled()
    const table = join(location, 'lessons.lance')
    await damage(table)
    const before = await contents(table)
    const use = async () => {
      const store = await openAt(location)
      const uses = [
        store.list({}, { offset: 0, limit: 9 }),
        store.near(unit([1]), {}, 3),
        store.add([storedLesson('c')]),
        store.optimise(),
      ]
      const ends = await Promise.allSettled(uses)
      await store.close()
      for (const end of ends) expect(end).toEqual({ status: 'rejected', reason: unusable(/could not be (read|written): \S/) })
      await Promise.all(uses)
    }
    await expect(use()).rejects.toEqual(unusable(/^the lessons in \S+ (are damaged|could not be (opened|read)): (?!.*\.rs:)/))
    expect(await contents(table)).toEqual(before)
  })
})

describe('a place without lessons that can be used', () => {
  it('is a file, or below a file', async () => {
    const file = join(await temporaryFolder(), 'file')
    await writeFile(file, 'mine')
    await expect(openAt(file)).rejects.toEqual(unusable(/it is a file/))
    await expect(openAt(join(file, 'below'))).rejects.toEqual(unusable(/ENOTDIR/))
    expect(await readFile(file, 'utf8')).toBe('mine')
  })

  it.runIf(process.platform === 'linux')('cannot be made', async () => {
    await expect(openAt('/proc/none/lessons')).rejects.toEqual(unusable(/ENOENT/))
  })

  it('is of another kind than we know', async () => {
    await expect(openAt('ftp://somewhere/lessons')).rejects.toEqual(unusable(/ftp/, /s3:\/\//))
  })

  it('holds nothing to read, and is not made by looking', async () => {
    const folder = await temporaryFolder()
    await expect(openAt(join(folder, 'none'), { mode: 'read' })).rejects.toEqual(unusable(/no lessons in/))
    await expect(openAt(folder, { mode: 'write', embedder: null })).rejects.toEqual(unusable(/no lessons in/))
    expect((await readdir(folder)).filter((name) => name.endsWith('.lance') || name === 'none')).toEqual([])
  })

  it('holds a table of somebody else', async () => {
    const folder = await temporaryFolder()
    const connection = await connect(folder)
    await connection.createTable('lessons', [{ id: 'a', title: 'Algebra' }])
    const before = await contents(folder)
    await expect(openAt(folder)).rejects.toEqual(unusable(/no lessons of tracemend/))
    expect(await contents(folder)).toEqual(before)
  })
})

describe('a store that is not for this run', () => {
  it('is of another embedder, or of one as long as another', async () => {
    const location = await filled()
    await expect(openAt(location, { embedder: { name: 'other-2', dimensions: 8 } })).rejects.toEqual(unusable(/test-1.*other-2/))
    await expect(openAt(location, { embedder: { name: 'test-1', dimensions: 9 } })).rejects.toEqual(unusable(/8.*9/))
  })

  it('can be looked at by whoever does not mind the embedder', async () => {
    const store = await openAt(await filled(), { embedder: null, mode: 'read' })
    expect([store.embedder, store.isWritable, await store.count({})]).toEqual(['test-1', false, 2])
    await store.close()
  })

  it('is of a newer schema', async () => {
    const location = await filled()
    const table = await (await connect(location)).openTable('lessons')
    await table.updateFieldMetadata([{ path: 'id', metadata: { 'tracemend:schema': '99' } }])
    await expect(openAt(location, { mode: 'read' })).rejects.toEqual(unusable(/newer tracemend: schema 99/, /update/))
  })

  it('has no such tag', async () => {
    const location = await filled()
    await expect(openAt(location, { tag: 'one' })).rejects.toEqual(unusable(/tagged one/, /tag NAME/))
    const store = await openAt(location)
    await store.tag('two')
    await expect(store.tag('../three')).rejects.toEqual(unusable(/no name/, /letters/))
    await store.close()
    await expect(openAt(location, { tag: 'one' })).rejects.toEqual(unusable(/tagged one/, /there are two/))
  })
})

describe('a disk that is full', () => {
  it.runIf(process.platform === 'linux')('refuses what does not fit, and keeps what is there', async () => {
    const location = await filled()
    const task = { location, name: 'big', times: 1, perAdd: 3_000, changes: ['add'] } as const
    const writer = startWriter(task, "trap '' XFSZ; ulimit -f 64")
    await expect(writer.ended()).rejects.toThrow(/LESSONS_UNUSABLE[\s\S]*make room/)
    const store = await openAt(location)
    expect(await store.count({})).toBe(2)
    expect(await store.add([storedLesson('c')])).toBe(1)
    await store.close()
  })
})

describe('a store that is read', () => {
  it('sees what another one has just added', async () => {
    const location = await filled()
    const [one, other] = [await openAt(location), await openAt(location, { mode: 'read' })]
    expect(await other.count({})).toBe(2)
    await one.add([storedLesson('c')])
    expect(await other.count({})).toBe(3)
    expect(await other.near(unit([1]), {}, 9)).toHaveLength(3)
    await one.optimise()
    expect(await other.near(unit([1]), {}, 9)).toHaveLength(3)
    await expect(other.add([storedLesson('d')])).rejects.toEqual(unusable(/reading only/, /without a tag/))
    await Promise.all([one.close(), other.close()])
  })
})

describe('a store that goes away while it is open', () => {
  it('cannot be read or written, and is closed in peace', async () => {
    const location = await filled()
    const store = await openAt(location)
    await store.add([storedLesson('c')])
    await rm(location, { recursive: true })
    await expect(store.count({})).rejects.toThrow(unusable(/could not be read/, /./))
    await expect(store.add([storedLesson('d')])).rejects.toThrow(unusable(/could not be|cannot be/, /./))
    await store.close()
    await expect(stat(location)).rejects.toMatchObject({ code: 'ENOENT' })
  })
})

describe('an empty folder', () => {
  it('that somebody began to make a store in is no hindrance', async () => {
    const location = join(await temporaryFolder(), 'lessons')
    await mkdir(join(location, 'lessons.lance', '_versions'), { recursive: true })
    const store = await openAt(location)
    expect(await store.add([storedLesson('a')])).toBe(1)
    await store.close()
  })
})
