import { open, truncate, writeFile, type FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import type { TrajectoryLog, TrajectoryRecord } from '#core'
import { makeRunFolder, PATCH_FILE, RESULT_FILE, TRAJECTORY_FILE } from './run-folder.ts'

/**
 * Keeps a run in its folder: every record is on the disk when `append` resolves, and the last one leaves the patch and the
 * result beside the trajectory. A disk that fails does not end the repair: it is told once, and the run goes on unsaved.
 */
export class RunLog implements TrajectoryLog {
  readonly #place: (record: TrajectoryRecord) => Promise<string>
  readonly #warn: (message: string) => void
  #folder: string | null = null
  #file: FileHandle | null = null
  #failed = false
  #last: Promise<void> = Promise.resolve()

  private constructor(place: (record: TrajectoryRecord) => Promise<string>, warn: (message: string) => void) {
    this.#place = place
    this.#warn = warn
  }

  /** A new run; its folder is made when the header comes. */
  static create(root: string, warn: (message: string) => void): RunLog {
    const place = (record: TrajectoryRecord) => {
      if (record.kind === 'header') return makeRunFolder(root, record.runId)
      throw new TypeError('a run begins with its header')
    }
    return new RunLog(async (record) => place(record), warn)
  }

  /** Goes on with an earlier run after its first `wholeBytes` bytes. */
  static async reopen(folder: string, wholeBytes: number, warn: (message: string) => void): Promise<RunLog> {
    await truncate(join(folder, TRAJECTORY_FILE), wholeBytes)
    return new RunLog(() => Promise.resolve(folder), warn)
  }

  /** Where the run is kept; `null` until something is saved, and when saving failed. */
  get folder(): string | null {
    return this.#failed ? null : this.#folder
  }

  /** One record after the other, also where several are handed in at once. */
  append(record: TrajectoryRecord): Promise<void> {
    this.#last = this.#last.then(() => this.#write(record))
    return this.#last
  }

  async #write(record: TrajectoryRecord): Promise<void> {
    if (this.#failed) return
    try {
      this.#folder ??= await this.#place(record)
      this.#file ??= await open(join(this.#folder, TRAJECTORY_FILE), 'a')
      await this.#file.appendFile(`${JSON.stringify(record)}\n`)
      await this.#file.datasync()
      if (record.kind === 'end') await this.#finish(this.#folder, record.result)
    } catch (error) {
      this.#failed = true
      this.#warn(`this run is not saved: ${(error as Error).message}`)
      await this.close()
    }
  }

  async close(): Promise<void> {
    const file = this.#file
    this.#file = null
    await file?.close()
  }

  async #finish(folder: string, result: { readonly patch: string | null }): Promise<void> {
    if (result.patch !== null) await writeFile(join(folder, PATCH_FILE), result.patch)
    await writeFile(join(folder, RESULT_FILE), `${JSON.stringify(result, null, 2)}\n`)
    await this.close()
  }
}
