import { readFile } from 'node:fs/promises'
import type { TracemendError } from '#core'
import { invalid } from '../invalid.ts'
import { BEGINNING, Call } from './call.ts'

/** The file's calls, and how many bytes their lines have. A last line without an end was being written when its run was killed. */
export async function readCassette(
  file: string,
  may?: 'may be new',
): Promise<{ readonly calls: readonly Call[]; readonly wholeBytes: number }> {
  let text: string
  try {
    text = await readFile(file, 'utf8')
  } catch (error) {
    const isNew = error instanceof Error && 'code' in error && error.code === 'ENOENT'
    if (isNew && may !== undefined) return { calls: [], wholeBytes: 0 }
    throw invalid(`the cassette ${file} cannot be read`, 'give the file that a recording has written', error)
  }
  const whole = text.slice(0, text.lastIndexOf('\n') + 1)
  const torn = text.slice(whole.length)
  if (!torn.startsWith(BEGINNING.slice(0, torn.length))) throw noCall(`the end of ${file}`)
  const lines = whole.split('\n').slice(0, -1)
  return { calls: lines.map((line, index) => parse(line, `${file}:${index + 1}`)), wholeBytes: Buffer.byteLength(whole) }
}

function parse(line: string, where: string): Call {
  try {
    return Call.parse(JSON.parse(line))
  } catch (error) {
    throw noCall(where, error)
  }
}

function noCall(where: string, cause?: unknown): TracemendError {
  return invalid(`the cassette has no call at ${where}`, 'give the file that a recording has written, unchanged', cause)
}
