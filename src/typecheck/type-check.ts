import { fork } from 'node:child_process'
import { once } from 'node:events'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { RepairTask } from '#core'
import type { Checked } from './checker.ts'
import { findCompiler, uncheckable } from './find-compiler.ts'
import { newFaults, type TypeFault } from './type-fault.ts'

/** Asks the project's own TypeScript about versions of one of its files. No file is written. */
export interface TypeCheck {
  /** Whether this text of the file has no type error that the original has not. @throws TracemendError TYPES_UNCHECKABLE when the compiler fails */
  acceptsTypes(program: string): Promise<boolean>
  /** Ends the compiler; a question that waits is answered by an error. */
  close(): void
}

/** The check of a task's program, if it is TypeScript; a JavaScript program is accepted as it is. @throws TracemendError TYPES_UNCHECKABLE */
export async function openTypesOf({ source, root = '.' }: RepairTask): Promise<TypeCheck> {
  if (/\.[cm]?tsx?$/.test(source.path)) return openTypeCheck(resolve(root, source.path), source.text)
  return ANY_TYPES
}

export const ANY_TYPES: TypeCheck = { acceptsTypes: () => Promise.resolve(true), close: () => {} }

/**
 * Opens the check of an absolute path's file, whose text is `original`: it resolves when the compiler has read the project.
 * @throws TracemendError TYPES_UNCHECKABLE where the project has no TypeScript or no tsconfig.json
 */
export async function openTypeCheck(file: string, original: string): Promise<TypeCheck> {
  const compiler = findCompiler(file)
  const url = new URL(import.meta.url.endsWith('.ts') ? './checker.ts' : './checker.js', import.meta.url)
  const checker = fork(fileURLToPath(url), [JSON.stringify(compiler)], { stdio: ['ignore', 'ignore', 'ignore', 'ipc'] })
  const ended = once(checker, 'exit').then(
    (): Checked => ({ broken: 'it was ended' }),
    (error: Error): Checked => ({ broken: error.message }),
  )
  let last: Promise<unknown> = Promise.resolve()

  async function ask(program: string): Promise<readonly TypeFault[]> {
    const answered = new Promise<Checked>((resolve) => checker.once('message', (message) => resolve(message as Checked)))
    // Where this fails, the process is at its end, and `ended` says so.
    if (checker.connected) checker.send(program, () => {})
    const checked = await Promise.race([answered, ended])
    if ('faults' in checked) return checked.faults
    throw uncheckable(`the compiler failed: ${checked.broken}`, `try: npx tsc -p ${compiler.config}`)
  }

  /** One after the other: answers carry no name. */
  function inTurn(program: string): Promise<readonly TypeFault[]> {
    const next = last.then(() => ask(program))
    last = next.catch(() => {})
    return next
  }

  const close = () => {
    checker.kill('SIGKILL')
  }
  try {
    const before = await inTurn(original)
    return { acceptsTypes: async (program) => newFaults(before, await inTurn(program)).length === 0, close }
  } catch (error) {
    close()
    throw error
  }
}
