import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { TracemendError } from '#core'

/** The project's own TypeScript and its settings for one file: data that a thread can be given. */
export interface Compiler {
  /** From version 7 on the compiler is native, and has another API. */
  readonly kind: 'classic' | 'native'
  /** The module that is the API. */
  readonly api: string
  /** The nearest tsconfig.json. */
  readonly config: string
  readonly file: string
}

/** `file` is absolute. @throws TracemendError TYPES_UNCHECKABLE */
export function findCompiler(file: string): Compiler {
  const config = findConfig(file)
  const project = createRequire(file)
  const version = versionOf(project, file)
  const kind = Number.parseInt(version, 10) < 7 ? 'classic' : 'native'
  try {
    return { kind, api: project.resolve(kind === 'classic' ? 'typescript' : 'typescript/unstable/sync'), config, file }
  } catch (error) {
    throw uncheckable(`the typescript package of ${file}, version ${version}, has no API that we know`, 'use another', error)
  }
}

function findConfig(file: string): string {
  for (let at = dirname(file); ; at = dirname(at)) {
    const config = join(at, 'tsconfig.json')
    if (existsSync(config)) return config
    if (at === dirname(at)) break
  }
  throw uncheckable(`no tsconfig.json in the folder of ${file} or above it`, 'write one, or leave out --typecheck')
}

function versionOf(project: NodeJS.Require, file: string): string {
  try {
    return (project('typescript/package.json') as { version: string }).version
  } catch (error) {
    throw uncheckable(`no package typescript can be found from ${file}`, 'install it there, or leave out --typecheck', error)
  }
}

export function uncheckable(message: string, hint: string, cause?: unknown): TracemendError {
  return new TracemendError('TYPES_UNCHECKABLE', `types cannot be checked: ${message}`, hint, { cause })
}
