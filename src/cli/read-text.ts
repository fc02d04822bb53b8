import { readFileSync, statSync } from 'node:fs'
import { TracemendError } from '#core'

const MAX_BYTES = 5 * 1024 * 1024

const WHAT = 'a JavaScript or TypeScript program, or its tests, as a UTF-8 text file'

/** Reads a text file without changing a byte of meaning: the byte-order mark and line ends stay. Throws `FILE_*` errors. */
export function readText(file: string): string {
  const size = fileSize(file)
  if (size > MAX_BYTES) throw tooLarge(file)
  return decode(
    attempt(file, () => readFileSync(file)),
    file,
  )
}

/** Reads standard input to its end, with the same checks. */
export async function readStdin(): Promise<string> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of process.stdin as AsyncIterable<Buffer>) {
    chunks.push(chunk)
    size += chunk.length
    if (size > MAX_BYTES) throw tooLarge('standard input')
  }
  return decode(Buffer.concat(chunks), 'standard input')
}

function fileSize(file: string): number {
  const stats = attempt(file, () => statSync(file))
  if (stats.isDirectory()) throw new TracemendError('FILE_UNREADABLE', `${file} is a folder`, `name a file: ${WHAT}`)
  if (!stats.isFile())
    throw new TracemendError('FILE_UNREADABLE', `${file} is no regular file`, `name ${WHAT}; - reads standard input`)
  return stats.size
}

function decode(bytes: Buffer, origin: string): string {
  let text
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    throw new TracemendError('FILE_BINARY', `${origin} is not UTF-8 text`, `name ${WHAT}`)
  }
  const zero = text.indexOf('\0')
  if (zero !== -1) throw new TracemendError('FILE_BINARY', `${origin} holds a NUL byte at ${zero}: it is binary`, `name ${WHAT}`)
  if (text.trim() === '') throw new TracemendError('FILE_EMPTY', `${origin} is empty`, `name ${WHAT}`)
  return text
}

function tooLarge(origin: string): TracemendError {
  return new TracemendError(
    'FILE_TOO_LARGE',
    `${origin} is larger than ${MAX_BYTES / 1024 / 1024} MiB`,
    'repair the function in a file of its own',
  )
}

function attempt<T>(file: string, read: () => T): T {
  try {
    return read()
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    if (code === 'ENOENT' || code === 'ENOTDIR') {
      throw new TracemendError('FILE_NOT_FOUND', `there is no file ${file}`, 'check the path', { cause: error })
    }
    throw new TracemendError('FILE_UNREADABLE', `${file} cannot be read: ${message}`, 'check who may read it', { cause: error })
  }
}
