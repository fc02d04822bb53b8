import { join } from 'node:path'
import { TracemendError, type RepairResult } from '#core'
import type { Delivery } from '../report/delivery.ts'
import { screenDiff } from '../report/screen-diff.ts'
import { paintFor } from '../report/style.ts'
import { PATCH_FILE } from '../trajectory/run-folder.ts'
import { printJson } from './output.ts'
import { writeTarget, type WriteTarget } from './write-target.ts'

export interface DeliveryWishes {
  readonly target: WriteTarget | null
  /** Who owns standard output. */
  readonly stdout: 'diff' | 'json' | 'ndjson'
  readonly root: string
  /** The run's folder, where it was saved. */
  readonly folder: string | null
}

/** Brings the patch where the user wants it. An interrupted run's patch goes nowhere: it may not be the last word. */
export async function deliver(result: RepairResult, { target, stdout, root, folder }: DeliveryWishes): Promise<Delivery> {
  if (stdout === 'json') printJson(result)
  const saved = folder === null ? null : join(folder, PATCH_FILE)
  if (result.patch === null || result.status === 'interrupted') return { to: 'nowhere' }
  if (target !== null) {
    await write(target, result.source, saved)
    return { to: 'file', file: target.file }
  }
  if (stdout !== 'diff') return { to: 'json' }
  const { isTTY } = process.stdout
  process.stdout.write(isTTY ? screenDiff(result.patch, paintFor(process.stdout)) : result.patch)
  return { to: 'stdout', applyIn: root, saved }
}

async function write(target: WriteTarget, text: string, saved: string | null): Promise<void> {
  try {
    await writeTarget(target, text)
  } catch (error) {
    if (!(error instanceof TracemendError) || saved === null) throw error
    throw new TracemendError(error.code, error.message, `the patch is kept in ${saved}`, { cause: error })
  }
}
