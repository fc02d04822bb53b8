import { existsSync } from 'node:fs'
import { isAbsolute, resolve } from 'node:path'

/** Where a file of the task lies: paths are meant from the root, or from the working directory where only that one exists. */
export function locate(path: string, root: string | undefined): string {
  if (isAbsolute(path)) return path
  const fromRoot = resolve(root ?? '/', path)
  const fromHere = resolve(path)
  return root !== undefined && !existsSync(fromRoot) && existsSync(fromHere) ? fromHere : fromRoot
}
