import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'

/** A new folder; gone when the test has ended, whatever it did. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'tracemend-lessons-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}
