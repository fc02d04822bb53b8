import {
  chmodSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { checkTarget, writeTarget } from '../../../src/cli/write-target.ts'

let root: string
let file: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'tracemend-write-'))
  file = join(root, 'add.js')
  writeFileSync(file, 'old')
})
afterEach(() => {
  chmodSync(root, 0o755)
  rmSync(root, { recursive: true })
})

describe('writing', () => {
  test('replaces the text, keeps the mode and leaves nothing else behind', async () => {
    chmodSync(file, 0o755)
    await writeTarget(checkTarget(file, 'old'), '\uFEFFnew\r\n')
    expect(readFileSync(file, 'utf8')).toBe('\uFEFFnew\r\n')
    expect(statSync(file).mode & 0o777).toBe(0o755)
    expect(readdirSync(root)).toEqual(['add.js'])
  })

  test('follows a link to its file and keeps the link', async () => {
    mkdirSync(join(root, 'real'))
    writeFileSync(join(root, 'real/target.js'), 'old')
    const link = join(root, 'link.js')
    symlinkSync('real/target.js', link)
    await writeTarget(checkTarget(link, 'old'), 'new')
    expect(lstatSync(link).isSymbolicLink()).toBe(true)
    expect(readFileSync(join(root, 'real/target.js'), 'utf8')).toBe('new')
  })

  test('makes a file that is not there', async () => {
    await writeTarget(checkTarget(join(root, 'made.js'), null), 'new')
    expect(readFileSync(join(root, 'made.js'), 'utf8')).toBe('new')
  })

  test.each([
    ['changed', () => writeFileSync(file, 'mine')],
    ['removed', () => rmSync(file)],
  ])('leaves a file alone that was %s meanwhile', async (_name, meddle) => {
    const target = checkTarget(file, 'old')
    meddle()
    const before = readdirSync(root).map((name) => readFileSync(join(root, name), 'utf8'))
    await expect(writeTarget(target, 'new')).rejects.toMatchObject({ code: 'FILE_CHANGED' })
    expect(readdirSync(root).map((name) => readFileSync(join(root, name), 'utf8'))).toEqual(before)
  })
})

describe('what is refused before the work', () => {
  test.each([
    ['a read-only file', () => chmodSync(file, 0o444)],
    ['a read-only folder', () => chmodSync(root, 0o555)],
  ])('%s', (_name, lock) => {
    lock()
    expect(() => checkTarget(file, 'old')).toThrow(expect.objectContaining({ code: 'FILE_READ_ONLY' }))
  })

  test('a folder', () => {
    expect(() => checkTarget(root, null)).toThrow(expect.objectContaining({ code: 'FILE_READ_ONLY' }))
  })
})
