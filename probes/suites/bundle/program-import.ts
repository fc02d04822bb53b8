import { dirname, extname, join, resolve } from 'node:path'

const EXTENSIONS = ['.js', '.ts', '.mjs', '.mts', '.cjs', '.cts', '.jsx', '.tsx']
/** TypeScript lets an import name the file that the compiler will write. */
const WRITTEN_FROM: Readonly<Record<string, readonly string[]>> = {
  '.js': ['.ts', '.tsx'],
  '.jsx': ['.tsx'],
  '.mjs': ['.mts'],
  '.cjs': ['.cts'],
}

/** Tells whether `specifier`, imported by `importer`, means the file `program`: with, without or with another extension. */
export function isProgramImport(specifier: string, importer: string, program: string): boolean {
  if (!/^(\.{1,2}(\/|$)|\/)/.test(specifier)) return false
  const target = resolve(dirname(importer), specifier)
  const wanted = resolve(program)
  if (target === wanted) return true
  const extension = extname(target)
  const stem = target.slice(0, target.length - extension.length)
  return (
    EXTENSIONS.some((added) => target + added === wanted || join(target, `index${added}`) === wanted) ||
    (WRITTEN_FROM[extension] ?? []).some((source) => stem + source === wanted)
  )
}
