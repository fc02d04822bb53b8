import { readdirSync } from 'node:fs'
import { basename, dirname, extname, join } from 'node:path'
import { TracemendError } from '#core'

const EXTENSIONS = ['.js', '.ts', '.mjs', '.cjs', '.jsx', '.tsx', '.mts', '.cts'] as const

export interface FoundTests {
  readonly file: string
  /** Other files that could have been meant, farther away. */
  readonly others: readonly string[]
}

/** Finds the tests that lie beside a program, nearest first. Throws `TESTS_NOT_FOUND` telling what was looked for. */
export function findTests(source: string): FoundTests {
  const folder = dirname(source)
  const extension = extname(source)
  const name = basename(source, extension)
  const extensions = [extension, ...EXTENSIONS.filter((other) => other !== extension)]
  const inExtensions = (stems: readonly string[]) => stems.flatMap((stem) => extensions.map((ext) => `${stem}${ext}`))
  const named = [...inExtensions([`${name}.test`, `${name}.spec`]), `${name}.cases.json`, `${name}.tests.json`]
  const places: readonly (readonly [string, readonly string[]])[] = [
    [folder, named],
    [join(folder, '__tests__'), [...named, ...inExtensions([name])]],
    [join(folder, 'test'), named],
    [join(folder, 'tests'), named],
  ]
  const [file, ...others] = places.flatMap(([place, names]) => {
    const present = new Set(listFiles(place))
    return names.filter((candidate) => present.has(candidate)).map((candidate) => join(place, candidate))
  })
  if (file !== undefined) return { file, others }
  const tried = `${name}.test.*, ${name}.spec.*, ${name}.cases.json and ${name}.tests.json beside it and in __tests__, test and tests`
  throw new TracemendError('TESTS_NOT_FOUND', `no tests found for ${source}: looked for ${tried}`, 'name them with --tests FILE')
}

function listFiles(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}
