import { dirname } from 'node:path'
import type { FindFaults, TypeFault } from './type-fault.ts'

/** As much of the API of TypeScript 7 as is used here. */
export interface NativeApi {
  readonly API: new (options: {
    readonly cwd: string
    readonly fs: { readonly readFile: (path: string) => string | undefined }
  }) => {
    updateSnapshot(changes: {
      readonly openFiles?: string[]
      readonly closeFiles?: string[]
      readonly fileChanges?: { readonly changed: string[] }
    }): {
      getDefaultProjectForFile(file: string): { readonly program: Program } | undefined
      dispose(): void
    }
  }
}

interface Program {
  getSyntacticDiagnostics(file: string): readonly Diagnostic[]
  getSemanticDiagnostics(file: string): readonly Diagnostic[]
}

interface Diagnostic {
  readonly category: number
  readonly code: number
  readonly text: string
  readonly messageChain?: readonly Diagnostic[]
}

const ERROR = 1

/** The native compiler with the file's text from here, and all others from the disk. It finds the file's project itself. */
export function checkByNative({ API }: NativeApi, config: string, path: string): FindFaults {
  const file = path.replaceAll('\\', '/')
  let text = ''
  const api = new API({ cwd: dirname(config), fs: { readFile: (name) => (name === file ? text : undefined) } })
  return (program) => {
    text = program
    const snapshot = api.updateSnapshot({ openFiles: [file], fileChanges: { changed: [file] } })
    try {
      const checked = snapshot.getDefaultProjectForFile(file)!.program
      const found = [...checked.getSyntacticDiagnostics(file), ...checked.getSemanticDiagnostics(file)]
      return found.filter(({ category }) => category === ERROR).map(toFault)
    } finally {
      snapshot.dispose()
      // An open file keeps the text that it had when it was opened.
      api.updateSnapshot({ closeFiles: [file] }).dispose()
    }
  }
}

function toFault(diagnostic: Diagnostic): TypeFault {
  return { code: diagnostic.code, message: textsOf(diagnostic).join('\n') }
}

function textsOf({ text, messageChain = [] }: Diagnostic): string[] {
  return [text, ...messageChain.flatMap(textsOf)]
}
