import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { CONFIG_NAME } from '../../../src/config/config-file.ts'
import { defaultPlace, isInside, readPlace } from '../../../src/config/lessons-place.ts'
import { loadSettings } from '../../../src/config/load-settings.ts'

let root: string
let outside: string
beforeEach(() => {
  outside = realpathSync(mkdtempSync(join(tmpdir(), 'tracemend-place-')))
  root = join(outside, 'project')
  mkdirSync(root)
})
afterEach(() => rmSync(outside, { recursive: true }))

describe('where lessons are', () => {
  test.each([
    ['memory', { location: 'ROOT/memory', tag: null }],
    ['./a/b@v1.2', { location: 'ROOT/a/b', tag: 'v1.2' }],
    ['me@work/lessons', { location: 'ROOT/me@work/lessons', tag: null }],
    ['s3://bucket/lessons', { location: 's3://bucket/lessons', tag: null }],
    ['s3://bucket/me@home@v1', { location: 's3://bucket/me@home', tag: 'v1' }],
    ['/data/x@y', { location: '/data/x', tag: 'y' }],
  ])('%s', (text, { location, tag }) => {
    expect(readPlace(text, root)).toEqual({ location: location.replace('ROOT', root), tag })
  })

  test('a folder that is there with an @ in its name is no tag', () => {
    mkdirSync(join(root, 'x@y'))
    expect(readPlace('x@y', root)).toEqual({ location: join(root, 'x@y'), tag: null })
  })

  test("by default the project's folder where it is there, else the user's", () => {
    const environment = { XDG_DATA_HOME: join(outside, 'data') }
    expect(defaultPlace(root, environment)).toEqual({ location: join(outside, 'data/tracemend/lessons'), tag: null })
    mkdirSync(join(root, '.tracemend/lessons'), { recursive: true })
    expect(defaultPlace(root, environment)).toEqual({ location: join(root, '.tracemend/lessons'), tag: null })
  })

  test('a link out of a project is not followed by default, and a relative XDG_DATA_HOME counts as not set', () => {
    mkdirSync(join(root, '.tracemend'))
    mkdirSync(join(outside, 'elsewhere'))
    symlinkSync(join(outside, 'elsewhere'), join(root, '.tracemend/lessons'))
    const { location } = defaultPlace(root, { XDG_DATA_HOME: 'data', HOME: outside })!
    expect(location).toContain(join(outside, '/'))
    expect(location).toMatch(/tracemend[/\\]lessons$/)
    expect(location).not.toContain('elsewhere')
  })

  test('inside is where links lead to', () => {
    symlinkSync(join(outside, 'gone'), join(root, 'dangling'))
    symlinkSync(root, join(outside, 'link'))
    expect(isInside(join(root, 'a/b/c'), root)).toBe(true)
    expect(isInside(join(outside, 'link/a'), root)).toBe(true)
    expect(isInside(join(root, 'dangling'), root)).toBe(false)
    expect(isInside(join(root, 'dangling/a'), root)).toBe(false)
    expect(isInside(join(root, '../other'), root)).toBe(false)
  })
})

describe('in a configuration file', () => {
  const load = (lessons: string, more: object = {}) => {
    mkdirSync(join(root, 'src'), { recursive: true })
    writeFileSync(join(root, 'src', CONFIG_NAME), JSON.stringify({ lessons }))
    return loadSettings({ flags: {}, environment: {}, folder: join(root, 'src'), root, ...more }).settings.lessons
  }

  test("a folder is the file's; none stays none", () => {
    expect(load('../memory@v1')).toBe(join(root, 'memory@v1'))
    expect(load('none')).toBe('none')
  })

  test.each([
    ['s3://bucket/lessons', /would send lessons to s3:\/\/bucket/],
    ['../../memory', /would keep lessons in .*memory, outside of/],
    ['/memory@v1', /would keep lessons in \/memory@v1, outside of/],
  ])('that was merely found %s is refused', (lessons, message) => {
    expect(() => load(lessons)).toThrow(
      expect.objectContaining({ code: 'CONFIG_UNTRUSTED', message: expect.stringMatching(message) }),
    )
    expect(load(lessons, { config: join(root, 'src', CONFIG_NAME) })).toBeDefined()
  })

  test('so is a link out of the project, with a tag too', () => {
    symlinkSync(outside, join(root, 'link'))
    expect(() => load('../link')).toThrow(expect.objectContaining({ code: 'CONFIG_UNTRUSTED' }))
    expect(() => load('../link@v1')).toThrow(expect.objectContaining({ code: 'CONFIG_UNTRUSTED' }))
  })

  test.each(['https://example.com/lessons', 'db://x', 's3:///x', ''])('%j is no place', (lessons) => {
    expect(() => load(lessons)).toThrow(expect.objectContaining({ code: 'CONFIG_INVALID' }))
  })
})
