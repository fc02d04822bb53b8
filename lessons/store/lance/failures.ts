import { oneLine, TracemendError } from '#core'

/** What went wrong below us, by what the system or the database calls it, and what helps. */
const HINTS: readonly (readonly [sign: RegExp, hint: string])[] = [
  [/no space left|ENOSPC|file too large|EFBIG|quota/i, 'make room there, or name another folder with `--lessons`'],
  [
    /permission denied|EACCES|EPERM|read-only|EROFS/i,
    'check who may read and write there, or name another folder with `--lessons`',
  ],
  [/ENOENT|ENOTDIR|ENAMETOOLONG|ELOOP/, 'name a folder that is there or can be made, with `--lessons`'],
  [
    /credential|unauthorized|forbidden|access ?denied|signature/i,
    'check the credentials of the bucket (`AWS_ACCESS_KEY_ID` and its sisters)',
  ],
  [/timed? ?out|dns|connect|generic s3/i, 'check the network and the address of the bucket, or work without: `--lessons none`'],
]

const OTHERWISE =
  'if it stays so, the store is damaged: move it away and import an export, or work without: `--lessons none`; nothing was changed'

export function unusable(location: string, message: string, hint: string, cause?: unknown): TracemendError {
  return new TracemendError('LESSONS_UNUSABLE', message, hint, { cause: cause ?? location })
}

/** Does something with the store; whatever goes wrong there is told as one kind of error, with what to do. */
export async function explaining<T>(location: string, doing: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof TracemendError || error instanceof RangeError) throw error
    const text = inShort(error instanceof Error ? error.message : String(error))
    const hint = HINTS.find(([sign]) => sign.test(text))?.[1] ?? OTHERWISE
    throw unusable(location, `the lessons in ${location} could not be ${doing}: ${text}`, hint, error)
  }
}

/** Without the places in the database's own sources, and without saying it again as its cause. */
const inShort = (message: string): string =>
  oneLine(message)
    .replace(/\s+Caused by: .*$/, '')
    .replaceAll(/, \/\S+\.rs:\d+:\d+/g, '')
    .slice(0, 300)
