import { basename, join } from 'node:path'
import { TracemendError, type RepairResult } from '#core'
import type { Delivery } from '../report/delivery.ts'
import { screenDiff } from '../report/screen-diff.ts'
import { paintFor } from '../report/style.ts'
import { PATCH_FILE } from '../trajectory/run-folder.ts'
import { printJson } from './output.ts'
import { projectRoot } from './project-root.ts'
import { writeTarget, type WriteTarget } from './write-target.ts'

export interface DeliveryWishes {
  readonly target: WriteTarget | null
  /** Who owns standard output. */
  readonly stdout: 'diff' | 'json' | 'ndjson'
  readonly root: string
  /** The run's folder, where it was saved. */
  readonly folder: string | null
}

/** Brings the result where the user wants it. */
export async function deliver(result: RepairResult, wishes: DeliveryWishes): Promise<Delivery> {
  if (wishes.stdout === 'json') printJson(result)
  return { patch: await deliverPatch(result, wishes), run: nameOfRun(wishes) }
}

/** An interrupted run's patch goes nowhere: it may not be the last word. */
async function deliverPatch(
  { status, patch, source }: RepairResult,
  { target, stdout, root, folder }: DeliveryWishes,
): Promise<Delivery['patch']> {
  const saved = folder === null ? null : join(folder, PATCH_FILE)
  if (patch === null || status === 'interrupted') return { to: 'nowhere' }
  if (target !== null) {
    await write(target, source, saved)
    return { to: 'file', file: target.file }
  }
  if (stdout !== 'diff') return { to: 'nowhere' }
  process.stdout.write(process.stdout.isTTY ? screenDiff(patch, paintFor(process.stdout)) : patch)
  return { to: 'stdout', applyIn: root, saved }
}

/** The run's id where `tracemend resume` finds it from here, else its folder. */
function nameOfRun({ root, folder }: DeliveryWishes): string | null {
  if (folder === null) return null
  return projectRoot(process.cwd()) === root ? basename(folder) : folder
}

async function write(target: WriteTarget, text: string, saved: string | null): Promise<void> {
  try {
    await writeTarget(target, text)
  } catch (error) {
    if (!(error instanceof TracemendError) || saved === null) throw error
    throw new TracemendError(error.code, error.message, `the patch is kept in ${saved}`, { cause: error })
  }
}
