import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { nearest, TracemendError } from '#core'
import { sayIssue } from './say-issue.ts'
import { ConfigFile, type Settings } from './settings.ts'
import { assertTrusted } from './trust.ts'

/** What people call a key of a model. */
const SECRET = /key$|token$|secret|password/i
const NO_SECRETS = 'keys stand in no file: take it out, and set OPENAI_API_KEY in the environment'

export const CONFIG_NAME = 'tracemend.config.json'

/** The nearest configuration file from `folder` up to `root`; throws `CONFIG_UNTRUSTED` when someone else may have written it. */
export function findConfig(folder: string, root: string): string | null {
  for (let at = folder; ; at = dirname(at)) {
    const file = join(at, CONFIG_NAME)
    if (existsSync(file)) {
      assertTrusted(file)
      return file
    }
    if (at === root || at === dirname(at)) return null
  }
}

/** Reads a configuration file: JSON only, so it runs no code. Throws `CONFIG_INVALID` naming the file, the key and a likely one. */
export function readConfig(file: string): Settings {
  const read = ConfigFile.safeParse(readJson(file))
  if (read.success) {
    const { $schema: _, ...settings } = read.data
    return settings
  }
  const known = Object.keys(ConfigFile.shape)
  const [issue] = read.error.issues
  const all = `known keys: ${known.join(', ')}`
  if (issue?.code === 'unrecognized_keys') {
    const key = issue.keys[0]!
    const likely = nearest(key, known)
    const hint = SECRET.test(key) ? NO_SECRETS : likely === null ? all : `did you mean "${likely}"?`
    throw new TracemendError('CONFIG_INVALID', `unknown key "${key}" in ${file}`, hint)
  }
  const path = issue?.path ?? []
  const where = path.length === 0 ? '' : `"${path.join('.')}" `
  const meaning = ConfigFile.shape[path[0] as keyof ConfigFile]?.description
  const hint = meaning === undefined ? all : `"${String(path[0])}" is: ${meaning}`
  throw new TracemendError('CONFIG_INVALID', `${where}in ${file}: ${issue === undefined ? 'unreadable' : sayIssue(issue)}`, hint)
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8').replace(/^\uFEFF/, ''))
  } catch (error) {
    const message = `${file} cannot be read as JSON: ${(error as Error).message}`
    throw new TracemendError('CONFIG_INVALID', message, 'mend it, name another with --config FILE, or use --no-config', {
      cause: error,
    })
  }
}
