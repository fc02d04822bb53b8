import { TracemendError } from '#core'
import { LESSON_OPTIONS } from './lesson-options.ts'
import { MODEL_OPTIONS } from './model-options.ts'
import { count, seconds, word } from './read-option.ts'
import { sayIssue } from './say-issue.ts'
import type { SettingOption } from './setting-option.ts'
import { Settings } from './settings.ts'

const yesOrNo = (text: string) => ({ 1: true, true: true, 0: false, false: false })[text] ?? text

export const SETTING_OPTIONS: readonly SettingOption[] = [
  {
    key: 'maxTimeMs',
    flags: '--max-time <seconds>',
    variable: 'TRACEMEND_MAX_TIME',
    read: seconds,
    description: 'wall time for the whole repair (default 60, with a model 600)',
  },
  {
    key: 'maxCandidates',
    flags: '--max-candidates <count>',
    variable: 'TRACEMEND_MAX_CANDIDATES',
    read: count,
    description: 'candidates tried in the whole repair (default 20000)',
  },
  {
    key: 'runTimeMs',
    flags: '--run-time <seconds>',
    variable: 'TRACEMEND_RUN_TIME',
    read: seconds,
    description: 'wall time for one run of the tests (default 1)',
  },
  {
    key: 'memoryMb',
    flags: '--memory <mebibytes>',
    variable: 'TRACEMEND_MEMORY',
    read: count,
    description: 'heap of one isolate (default 128)',
  },
  {
    key: 'alternatives',
    flags: '--alternatives <count>',
    variable: 'TRACEMEND_ALTERNATIVES',
    read: count,
    description: 'patches of different behaviour reported at most, 1 to 5; 1 takes the first (default 5)',
  },
  {
    key: 'workers',
    flags: '--workers <count>',
    variable: 'TRACEMEND_WORKERS',
    read: count,
    description: 'processes that share big batches of candidates (default: as many as cores, 4 at most)',
  },
  {
    key: 'seed',
    flags: '--seed <number>',
    variable: 'TRACEMEND_SEED',
    read: count,
    description: 'seeds the search and Math.random in the isolates (default 1)',
  },
  {
    key: 'deterministic',
    flags: '--no-deterministic',
    variable: 'TRACEMEND_DETERMINISTIC',
    read: yesOrNo,
    description: 'real clock and unseeded Math.random in the isolates',
  },
  {
    key: 'reporter',
    flags: '--reporter <name>',
    variable: 'TRACEMEND_REPORTER',
    read: word,
    description: 'human (stderr), ndjson (events on stdout) or silent (default human)',
  },
  ...LESSON_OPTIONS,
  ...MODEL_OPTIONS,
]

/** Checks one setting given as text. Throws `USAGE` naming `origin`, such as a flag or a variable. */
export function readSetting(option: SettingOption, text: string, origin: string): Settings {
  const read = Settings.safeParse({ [option.key]: option.read(text) })
  if (read.success) return read.data
  const [issue] = read.error.issues
  throw new TracemendError('USAGE', `${origin}: ${JSON.stringify(text)} is not accepted: ${sayIssue(issue!)}`, option.description)
}

/** The settings in the environment; an empty variable counts as not set. */
export function readEnvironment(environment: Readonly<Record<string, string | undefined>>): Settings {
  const settings = SETTING_OPTIONS.map((option) => {
    const text = environment[option.variable]
    return text === undefined || text === '' ? {} : readSetting(option, text, `environment variable ${option.variable}`)
  })
  return Object.assign({}, ...settings) as Settings
}
