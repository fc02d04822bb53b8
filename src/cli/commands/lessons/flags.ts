import { Option, type Command } from 'commander'
import { LESSON_OUTCOMES, TracemendError, type LessonOutcome } from '#core'
import type { LessonFilter } from '#lessons'
import type { LessonSettings } from '../../../config/lesson-settings.ts'
import { SETTING_OPTIONS } from '../../../config/options.ts'
import { projectRoot } from '../../project-root.ts'
import { addConfigFlags, addSettingFlags } from '../../setting-flags.ts'
import { settingsFor } from '../repair.ts'

const OF_PLACE: ReadonlySet<string> = new Set(['lessons'])
const OF_EMBEDDER: ReadonlySet<string> = new Set(['lessons', 'embeddings', 'baseUrl'])

export type Naming = 'place' | 'embedder'

const optionsOf = (naming: Naming) => SETTING_OPTIONS.filter(({ key }) => (naming === 'place' ? OF_PLACE : OF_EMBEDDER).has(key))

/** Names the store, and where lessons are embedded what they are found by. */
export function addStoreFlags(command: Command, naming: Naming = 'place'): Command {
  return addConfigFlags(addSettingFlags(command, optionsOf(naming)))
}

/** Which store a command is about, from flags, variables, a configuration file above the current folder and defaults. */
export function storeSettings(command: Command, naming: Naming = 'place'): LessonSettings {
  const root = projectRoot(process.cwd())
  const options = command.opts<{ readonly config?: string | boolean }>()
  const settings = settingsFor(command, options, process.cwd(), root, optionsOf(naming))
  return { settings, environment: process.env, root }
}

export interface FilterFlags {
  readonly language?: LessonFilter['language']
  readonly outcome?: LessonOutcome
  readonly dataset?: string
  readonly problem?: string
}

export function addFilterFlags(command: Command): Command {
  return command
    .addOption(new Option('--language <name>', 'only of programs in it').choices(['js', 'ts']))
    .addOption(new Option('--outcome <name>', 'only repairs that ended so').choices(LESSON_OUTCOMES))
    .option('--dataset <name>', 'only from this benchmark')
    .option('--problem <id>', 'only from this problem: a file from its project, or a task of a benchmark')
}

export async function filterOf({ language, outcome, dataset, problem }: FilterFlags): Promise<LessonFilter> {
  const { problemName } = await import('#lessons')
  return {
    ...(language === undefined ? {} : { language }),
    ...(outcome === undefined ? {} : { outcome }),
    ...(dataset === undefined ? {} : { dataset }),
    ...(problem === undefined ? {} : { problem: problemName(problem) }),
    withQuarantined: true,
  }
}

export interface PageFlags {
  readonly limit: number
  readonly offset: number
}

export function addPageFlags(command: Command): Command {
  return command
    .option('--limit <count>', 'how many at most', whole('--limit'), 20)
    .option('--offset <count>', 'how many to pass over', whole('--offset'), 0)
}

function whole(flag: string): (text: string) => number {
  return (text) => {
    if (/^\d{1,9}$/.test(text)) return Number(text)
    throw new TracemendError('USAGE', `${flag}: ${JSON.stringify(text)} is no number`, 'a whole number, from 0')
  }
}
