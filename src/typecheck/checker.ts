import { createRequire } from 'node:module'
import { checkByClassic, type ClassicApi } from './classic.ts'
import type { Compiler } from './find-compiler.ts'
import { checkByNative, type NativeApi } from './native.ts'
import type { FindFaults, TypeFault } from './type-fault.ts'

// A process of its own: a compiler holds up whoever calls it for seconds, and may write where it likes.

/** The faults of a text that was sent, or why the compiler could not tell. */
export type Checked = { readonly faults: readonly TypeFault[] } | { readonly broken: string }

const { kind, api, config, file } = JSON.parse(process.argv[2]!) as Compiler

/** @throws whatever the project's compiler throws */
function load(): FindFaults {
  const loaded: unknown = createRequire(file)(api)
  return kind === 'classic'
    ? checkByClassic(loaded as ClassicApi, config, file)
    : checkByNative(loaded as NativeApi, config, file)
}

let check: FindFaults | null = null

function answer(program: string): Checked {
  try {
    check ??= load()
    return { faults: check(program) }
  } catch (error) {
    return { broken: error instanceof Error ? error.message : String(error) }
  }
}

process.on('message', (program: string) => process.send!(answer(program)))
process.on('disconnect', () => process.exit())
