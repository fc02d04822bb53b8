import { existsSync } from 'node:fs'
import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { join, resolve, sep } from 'node:path'
import { TracemendError } from '#core'

export const TRAJECTORY_FILE = 'trajectory.ndjson'
export const PATCH_FILE = 'patch.diff'
export const RESULT_FILE = 'result.json'

const RUN_ID = /^[\w-]+$/

/** Where a project keeps what its runs did. */
export function runsFolder(root: string): string {
  return join(root, '.tracemend', 'runs')
}

/** Makes the folder of a new run, and keeps the whole `.tracemend` folder out of version control. */
export async function makeRunFolder(root: string, runId: string): Promise<string> {
  const folder = join(runsFolder(root), runId)
  await mkdir(folder, { recursive: true })
  const ignore = join(root, '.tracemend', '.gitignore')
  if (!existsSync(ignore)) await writeFile(ignore, '*\n')
  return folder
}

/** The ids of a project's runs, oldest first: ids begin with the time. */
export async function listRuns(root: string): Promise<string[]> {
  const entries = await readdir(runsFolder(root), { withFileTypes: true }).catch(() => [])
  const names = entries.filter((entry) => entry.isDirectory() && RUN_ID.test(entry.name)).map((entry) => entry.name)
  return names.filter((name) => existsSync(join(runsFolder(root), name, TRAJECTORY_FILE))).sort()
}

/** A run kept on disk and the project it belongs to. */
export interface RunPlace {
  readonly folder: string
  readonly root: string
}

/** Finds a run by its id in `root`, by the word `last` for the newest one, or by its folder. Throws `RUN_NOT_FOUND`. */
export async function findRun(root: string, name: string): Promise<RunPlace> {
  const named = resolve(name)
  if (name.includes(sep) && existsSync(join(named, TRAJECTORY_FILE))) return { folder: named, root: resolve(named, '../../..') }
  const runs = await listRuns(root)
  const id = name === 'last' ? runs.at(-1) : name
  if (id !== undefined && runs.includes(id)) return { folder: join(runsFolder(root), id), root }
  const known = runs.length === 0 ? 'there are none' : `the newest are: ${runs.slice(-3).reverse().join(', ')}`
  throw new TracemendError('RUN_NOT_FOUND', `no run ${name} in ${runsFolder(root)}`, `list runs with: tracemend runs (${known})`)
}
