import { homedir } from 'node:os'
import { join } from 'node:path'
import type { Suite } from '../suites/suite.ts'

type Environment = Readonly<Record<string, string | undefined>>

/** The user's cache folder for data of benchmarks, by the XDG base directory specification (on Windows: local app data). */
export function cacheFolder(env: Environment = process.env): string {
  const base = env['XDG_CACHE_HOME'] || (process.platform === 'win32' && env['LOCALAPPDATA']) || join(homedir(), '.cache')
  return join(base, 'tracemend', 'benchmarks')
}

export function cachedFile(suite: Suite, folder: string): string {
  return join(folder, ...suite.file.split('/'))
}

/** Where the SHA-256 of a fetched file is kept, in the format of `sha256sum`. */
export function hashFile(file: string): string {
  return `${file}.sha256`
}
