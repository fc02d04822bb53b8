import { existsSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { Command } from 'commander'
import { SCHEMA_VERSION, TracemendError } from '#core'
import type { Kept, OpenedLessons } from '#lessons'
import { namedPlace } from '../../../config/lesson-settings.ts'
import { printable } from '../../../report/printable.ts'
import { readTrajectory } from '../../../trajectory/read-trajectory.ts'
import { TRAJECTORY_FILE } from '../../../trajectory/run-folder.ts'
import { printJson } from '../../output.ts'
import { addStoreFlags, storeSettings } from './flags.ts'

interface ImportFlags {
  readonly json?: boolean
  readonly dataset?: string
}

/** `tracemend lessons import FILE…`: exported files, or folders of recorded runs. */
export function importCommand(): Command {
  const command = new Command('import')
    .description('add lessons from files that `lessons export` wrote, or from folders of recorded runs')
    .argument('<files...>', 'what `lessons export` wrote, or .tracemend/runs/RUN')
    .option('--dataset <name>', 'what recorded runs are said to come from')
    .option('--json', 'print what became of each as one JSON object')
  addStoreFlags(command, 'embedder')
  return command.action(async (files: readonly string[], { json, dataset }: ImportFlags) => {
    const missing = files.find((file) => !existsSync(file))
    if (missing !== undefined) throw new TracemendError('FILE_NOT_FOUND', `there is no ${missing}`, 'check the path')
    const given = storeSettings(command, 'embedder')
    if (namedPlace(given).tag !== null) {
      throw new TracemendError('USAGE', 'a tagged version is not changed', 'name the lessons without @TAG')
    }
    const { openBySettings } = await import('../../../lessons.ts')
    const opened = await openBySettings(given)
    const imported: (Kept & { readonly file: string })[] = []
    try {
      for (const file of files) {
        const kept = await bringIn(resolve(file), opened, dataset)
        imported.push({ file, ...kept })
        if (!json) process.stderr.write(`${printable(file, { max: 1000 })}: ${kept.added} added, ${kept.skipped} known already\n`)
      }
    } finally {
      await opened.memory.close()
    }
    if (json) printJson({ schemaVersion: SCHEMA_VERSION, imported })
  })
}

async function bringIn(file: string, { store, embedder }: OpenedLessons, dataset: string | undefined): Promise<Kept> {
  const { distilTrajectory, importFile, keepAll } = await import('#lessons')
  if (!statSync(file).isDirectory()) return importFile(file, store, embedder)
  if (!existsSync(join(file, TRAJECTORY_FILE))) {
    throw new TracemendError('LESSONS_INVALID', `${file} is no folder of a recorded run`, 'such as .tracemend/runs/RUN')
  }
  const { trajectory } = await readTrajectory(file)
  return keepAll(distilTrajectory(trajectory, dataset === undefined ? {} : { dataset }), store, embedder)
}
