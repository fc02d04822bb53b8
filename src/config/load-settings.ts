import { dirname, resolve } from 'node:path'
import { findConfig, readConfig } from './config-file.ts'
import { fixPlace } from './lessons-place.ts'
import { readEnvironment } from './options.ts'
import type { Settings } from './settings.ts'
import { assertHarmless } from './trust.ts'

export interface SettingSources {
  readonly flags: Settings
  readonly environment: Readonly<Record<string, string | undefined>>
  /** A file named by the user, who thereby trusts it; `false` for none; absent: look for one. */
  readonly config?: string | false
  /** Where to look: from `folder` up to `root`. */
  readonly folder: string
  readonly root: string
}

export interface LoadedSettings {
  readonly settings: Settings
  /** The configuration file that was read. */
  readonly file: string | null
}

/** Flags beat the environment, which beats the configuration file. */
export function loadSettings({ flags, environment, config, folder, root }: SettingSources): LoadedSettings {
  const named = config ?? (environment['TRACEMEND_CONFIG'] || undefined)
  const file = named === false ? null : named === undefined ? findConfig(folder, root) : resolve(named)
  const fromFile = file === null ? {} : inItsFolder(readConfig(file), dirname(file))
  if (named === undefined && file !== null) assertHarmless(fromFile, file, root)
  return { settings: { ...fromFile, ...readEnvironment(environment), ...flags }, file }
}

/** Paths in a configuration file are its folder's; those of flags and variables are the current one's. */
function inItsFolder(settings: Settings, folder: string): Settings {
  const { lessons } = settings
  return lessons === undefined ? settings : { ...settings, lessons: fixPlace(lessons, folder) }
}
