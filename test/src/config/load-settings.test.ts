import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { Limits } from '#core'
import { CONFIG_NAME } from '../../../src/config/config-file.ts'
import { loadSettings } from '../../../src/config/load-settings.ts'
import { limitsOf } from '../../../src/config/settings.ts'
import { assertTrusted } from '../../../src/config/trust.ts'

let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'tracemend-config-'))
  mkdirSync(join(root, 'src/deep'), { recursive: true })
})
afterEach(() => rmSync(root, { recursive: true }))

const write = (folder: string, content: unknown) => {
  const file = join(root, folder, CONFIG_NAME)
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content))
  return file
}
const load = (more: object = {}) => loadSettings({ flags: {}, environment: {}, folder: join(root, 'src/deep'), root, ...more })

describe('layers', () => {
  test('flags beat the environment, which beats the file', () => {
    const file = write('.', { seed: 1, maxTimeMs: 1000, maxCandidates: 10, $schema: 'x' })
    const environment = { TRACEMEND_MAX_TIME: '2.5', TRACEMEND_SEED: '2' }
    expect(load({ environment, flags: { seed: 3 } })).toEqual({ settings: { seed: 3, maxTimeMs: 2500, maxCandidates: 10 }, file })
  })

  test('a layer that is silent hides nothing', () => {
    expect(load()).toEqual({ settings: {}, file: null })
    expect(limitsOf({ maxTimeMs: 5, seed: 1 })).toEqual({ maxTimeMs: 5 })
    expect(Limits.parse(limitsOf({ maxTimeMs: 5 })).maxCandidates).toBe(20_000)
  })

  test('the nearest file counts; nothing above the root is read', () => {
    write('.', { seed: 1 })
    write('src', { seed: 2 })
    expect(load().settings.seed).toBe(2)
    expect(load({ root: join(root, 'src/deep') }).settings).toEqual({})
  })

  test('a named file is read in place of the found one, and `false` reads none', () => {
    write('.', { seed: 1 })
    const other = join(root, 'other.json')
    writeFileSync(other, '\uFEFF{"seed": 7}')
    expect(load({ config: other }).settings.seed).toBe(7)
    expect(load({ environment: { TRACEMEND_CONFIG: other } }).settings.seed).toBe(7)
    expect(load({ config: false, environment: { TRACEMEND_CONFIG: other } }).settings).toEqual({})
  })
})

describe('what is refused', () => {
  test('an unknown key is named with the file and the nearest known key', () => {
    const file = write('.', { maxTimeMS: 1, seed: 1 })
    expect(() => load()).toThrow(
      expect.objectContaining({
        code: 'CONFIG_INVALID',
        message: `unknown key "maxTimeMS" in ${file}`,
        hint: 'did you mean "maxTimeMs"?',
      }),
    )
  })

  test.each([['{'], ['[]'], ['{"seed": "one"}'], ['{"maxTimeMs": -1}'], ['{"reporter": "loud"}'], ['null']])('%s', (content) => {
    const file = write('.', content)
    expect(() => load()).toThrow(expect.objectContaining({ code: 'CONFIG_INVALID', message: expect.stringContaining(file) }))
  })

  test.each(['apiKey', 'api_key', 'OPENAI_API_KEY', 'accessToken'])(
    'a key of a model, as "%s"; its value is not shown',
    (key) => {
      write('.', { model: 'm', [key]: 'sk-0123456789' })
      const refused = { code: 'CONFIG_INVALID', hint: expect.stringContaining('OPENAI_API_KEY in the environment') }
      expect(() => load()).toThrow(expect.objectContaining(refused))
      expect(() => load()).not.toThrow(/sk-0123/)
    },
  )

  test.each([
    [{ maxUsd: 'none' }, /"maxUsd" in .*: it must be a number/, /null: no limit/],
    [{ price: '1,2' }, /"price" in .*: it has another form/, /\{"input": 0\.4, "output": 1\.6\}/],
    [{ price: { input: 1 } }, /"price\.output" in .*: it must be a number/, /US dollars/],
    [{ policy: 'oracle' }, /"policy" in .*: it must be one of search, model/, /who works/],
    [{ contextTokens: 100 }, /"contextTokens" in .*: it must be at least 3000/, /tokens/],
  ])('%j, with a reason, and with what the setting means', (settings, message, hint) => {
    write('.', settings)
    expect(() => load()).toThrow(
      expect.objectContaining({ message: expect.stringMatching(message), hint: expect.stringMatching(hint) }),
    )
  })

  test('another machine, by its name alone: more of an address may be a key', () => {
    write('.', { model: 'm', baseUrl: 'https://me:sk-0123@models.example.com/v1' })
    const refused = { code: 'CONFIG_UNTRUSTED', message: expect.stringMatching(/would send programs to models\.example\.com$/) }
    expect(() => load()).toThrow(expect.objectContaining(refused))
  })

  test('a variable that cannot be read is named', () => {
    const refused = expect.objectContaining({ code: 'USAGE', message: expect.stringContaining('TRACEMEND_MAX_TIME') })
    expect(() => load({ environment: { TRACEMEND_MAX_TIME: 'soon' } })).toThrow(refused)
  })
})

describe.skipIf(process.geteuid === undefined)('trust', () => {
  test('a file that everyone may write is refused, unless it is named', () => {
    const file = write('.', { seed: 1 })
    chmodSync(file, 0o666)
    expect(() => load()).toThrow(expect.objectContaining({ code: 'CONFIG_UNTRUSTED', hint: expect.stringContaining('--config') }))
    expect(load({ config: file }).settings.seed).toBe(1)
  })

  test('so is one in a folder that everyone may write', () => {
    write('.', { seed: 1 })
    chmodSync(root, 0o777)
    expect(() => load()).toThrow(expect.objectContaining({ code: 'CONFIG_UNTRUSTED' }))
    chmodSync(root, 0o1777)
    expect(load().settings.seed).toBe(1)
  })

  test.skipIf(process.geteuid?.() !== 0)('so is one of another user', () => {
    const file = write('.', { seed: 1 })
    chownSync(file, 12_345, 12_345)
    expect(() => assertTrusted(file, [0])).toThrow(expect.objectContaining({ code: 'CONFIG_UNTRUSTED' }))
    expect(() => assertTrusted(file, [12_345])).not.toThrow()
  })
})
