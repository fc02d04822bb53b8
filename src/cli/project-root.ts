import { existsSync } from 'node:fs'
import { dirname, isAbsolute, join, relative, sep } from 'node:path'

/** The folder that a patch's paths are relative to: the git root above `folder`, else the current folder if it is above, else `folder`. */
export function projectRoot(folder: string, cwd = process.cwd()): string {
  for (let at = folder; ; at = dirname(at)) {
    if (existsSync(join(at, '.git'))) return at
    if (at === dirname(at)) return isWithin(cwd, folder) ? cwd : folder
  }
}

function isWithin(folder: string, path: string): boolean {
  const way = relative(folder, path)
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way)
}

/** The path from `root` with slashes, as git writes it. */
export function pathFrom(root: string, file: string): string {
  return relative(root, file).split(sep).join('/')
}
