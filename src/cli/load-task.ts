import { basename, dirname, extname, join, resolve } from 'node:path'
import { TracemendError, type RepairTask } from '#core'
import { findTests } from './find-tests.ts'
import { pathFrom, projectRoot } from './project-root.ts'
import { readStdin, readText } from './read-text.ts'

/** What the user names on the command line. `file` is `-` for a program on standard input. */
export interface TaskFiles {
  readonly file: string
  readonly tests?: string | undefined
  /** Text, or `@FILE` to read it from a file. */
  readonly description?: string | undefined
  readonly entry?: string | undefined
}

export interface LoadedTask {
  readonly task: RepairTask & { readonly root: string }
  /** The program's file; `null` when it came from standard input. */
  readonly file: string | null
  /** What was chosen for the user, to be told. */
  readonly notes: readonly string[]
}

export const STDIN = '-'

/** Reads program and tests. Paths in the task are relative to the project's root, as in the patch. */
export async function loadTask({ file, tests, description, entry }: TaskFiles): Promise<LoadedTask> {
  const notes: string[] = []
  const sourceFile = file === STDIN ? null : resolve(file)
  const text = sourceFile === null ? null : readText(sourceFile)
  const testsFile = tests === undefined ? chooseTests(sourceFile, notes) : resolve(tests)
  const testsText = readText(testsFile)
  const shownAs = sourceFile ?? programBeside(testsFile)
  const root = projectRoot(dirname(shownAs))
  const task = {
    id: file === STDIN ? STDIN : pathFrom(root, shownAs),
    source: { path: pathFrom(root, shownAs), text: text ?? (await readStdin()) },
    tests: { path: pathFrom(root, testsFile), text: testsText },
    root,
    ...(description === undefined ? {} : { description: readDescription(description) }),
    ...(entry === undefined ? {} : { entryPoint: entry }),
  }
  return { task, file: sourceFile, notes }
}

function chooseTests(sourceFile: string | null, notes: string[]): string {
  if (sourceFile === null) {
    throw new TracemendError(
      'USAGE',
      'a program on standard input needs --tests FILE',
      'for example: tracemend - --tests add.test.js < add.js',
    )
  }
  const { file, others } = findTests(sourceFile)
  const besides = others.length === 0 ? '' : ` (also there: ${others.map((other) => pathFrom(process.cwd(), other)).join(', ')})`
  notes.push(`tests: ${pathFrom(process.cwd(), file)}${besides}`)
  return file
}

/** The name a program on standard input goes by: the one its tests are named after. */
function programBeside(testsFile: string): string {
  const extension = extname(testsFile)
  const name = basename(testsFile, extension).replace(/[.](test|spec|cases|tests)$/, '')
  return join(dirname(testsFile), `${name}${extension === '.json' ? '.js' : extension}`)
}

function readDescription(description: string): string {
  return description.startsWith('@') ? readText(resolve(description.slice(1))) : description
}
