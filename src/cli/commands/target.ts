import { existsSync, realpathSync } from 'node:fs'
import { resolve } from 'node:path'
import { TracemendError } from '#core'
import { checkTarget, type WriteTarget } from '../write-target.ts'

export interface TargetOptions {
  readonly write?: boolean
  readonly out?: string
}

/** What `--write` and `--out` ask for, checked before the work; `null` for a diff on standard output. */
export function chooseTarget(
  { write = false, out }: TargetOptions,
  source: { readonly file: string | null; readonly text: string },
  testsFile: string,
): WriteTarget | null {
  if (write && out !== undefined) {
    throw new TracemendError('USAGE', '--write and --out name two places', 'choose one')
  }
  if (write) {
    if (source.file !== null) return checkTarget(source.file, source.text)
    throw new TracemendError('USAGE', '--write has no file to write: the program came from standard input', 'use --out FILE')
  }
  if (out === undefined) return null
  const file = resolve(out)
  if (isSame(file, testsFile)) throw new TracemendError('USAGE', `--out ${out} would replace the tests`, 'name another file')
  return checkTarget(file, source.file !== null && isSame(file, source.file) ? source.text : null)
}

function isSame(a: string, b: string): boolean {
  return a === b || (existsSync(a) && existsSync(b) && realpathSync(a) === realpathSync(b))
}
