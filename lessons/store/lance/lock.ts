import { readFile, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import { setTimeout as sleep } from 'node:timers/promises'
import { unusable } from './failures.ts'

const LOCK_FILE = 'writer.lock'
const HOLDER_FILE = 'writer.txt'
const BUSY = 5
const NOT_A_DATABASE = 26
const MIN_PAUSE_MS = 2
const MAX_PAUSE_MS = 50

/**
 * Works as the only writer of a folder among all processes. The lock is the one that SQLite takes on a file: the system lets go of it when its
 * process ends, however that ends, so that no lock is ever left behind. The file stays and holds nothing.
 *
 * @throws TracemendError LESSONS_UNUSABLE when others write for longer than `waitMs`
 */
export async function asOnlyWriter<T>(folder: string, waitMs: number, work: () => Promise<T>): Promise<T> {
  const lock = await acquire(folder, waitMs)
  try {
    await writeFile(join(folder, HOLDER_FILE), `process ${process.pid} on ${hostname()}\n`)
    return await work()
  } finally {
    lock.close()
  }
}

async function acquire(folder: string, waitMs: number): Promise<DatabaseSync> {
  const { DatabaseSync } = loadSqlite()
  const lock = new DatabaseSync(join(folder, LOCK_FILE), { timeout: 0 })
  const end = performance.now() + waitMs
  for (let pause = MIN_PAUSE_MS; ; pause = Math.min(MAX_PAUSE_MS, pause * 2)) {
    if (isTaken(lock, folder)) return lock
    if (performance.now() >= end) break
    await sleep(pause)
  }
  lock.close()
  const holder = await readFile(join(folder, HOLDER_FILE), 'utf8').catch(() => 'another process')
  throw unusable(
    folder,
    `the lessons in ${folder} are locked: ${holder.trim()} has been writing for ${Math.round(waitMs / 1000)} s`,
    'wait for it to end, or end it; or work without lessons: `--lessons none`',
  )
}

function isTaken(lock: DatabaseSync, folder: string): boolean {
  try {
    lock.exec('BEGIN EXCLUSIVE')
    return true
  } catch (error) {
    const { errcode } = error as { errcode?: unknown }
    if (errcode === BUSY) return false
    lock.close()
    if (errcode !== NOT_A_DATABASE) throw error
    const hint = 'remove that file: it holds nothing, and is made anew'
    throw unusable(folder, `the lessons in ${folder} cannot be locked: ${LOCK_FILE} there has been changed`, hint, error)
  }
}

/** Early versions of Node 24 warn that it is experimental; a user can do nothing about that. */
function loadSqlite(): typeof import('node:sqlite') {
  const { emitWarning } = process
  process.emitWarning = () => {}
  try {
    return process.getBuiltinModule('node:sqlite')
  } finally {
    process.emitWarning = emitWarning
  }
}
