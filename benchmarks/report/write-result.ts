import { access, constants, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { TracemendError } from '#core'

/** Asked before a run, so that hours of work do not end at a folder that is not there. @throws TracemendError FILE_READ_ONLY */
export async function checkWritable(file: string): Promise<void> {
  const folder = dirname(resolve(file))
  try {
    await access(folder, constants.W_OK)
  } catch (error) {
    const hint = 'name a file in a folder that exists and is yours'
    throw new TracemendError('FILE_READ_ONLY', `cannot write into ${folder}`, hint, { cause: error })
  }
  const there = await stat(file).catch(() => null)
  if (there?.isDirectory()) throw new TracemendError('FILE_READ_ONLY', `${file} is a folder`, 'name a file in it')
}

/** Writes the whole file or none of it: a reader never sees half a result. */
export async function writeResult(file: string, result: object): Promise<void> {
  const partial = `${file}.${process.pid}.partial`
  try {
    await writeFile(partial, `${JSON.stringify(result, null, 2)}\n`)
    await rename(partial, file)
  } catch (error) {
    await rm(partial, { force: true })
    throw new TracemendError('FILE_READ_ONLY', `cannot write ${file}: ${(error as Error).message}`, 'name another file', {
      cause: error,
    })
  }
}
