import { dirname } from 'node:path'
import type { FindFaults } from './type-fault.ts'

/** As much of the API of TypeScript up to version 6 as is used here. */
export interface ClassicApi {
  readonly sys: {
    readonly useCaseSensitiveFileNames: boolean
    fileExists(path: string): boolean
    readFile(path: string): string | undefined
    readDirectory(path: string): string[]
    directoryExists(path: string): boolean
    getDirectories(path: string): string[]
    realpath?(path: string): string
  }
  readonly ScriptSnapshot: { fromString(text: string): object }
  readConfigFile(path: string, read: (path: string) => string | undefined): { readonly config?: object }
  parseJsonConfigFileContent(config: object, host: object, folder: string, options: object, path: string): Project
  resolveProjectReferencePath(reference: { readonly path: string }): string
  createLanguageService(host: object): Service
  getDefaultLibFilePath(options: object): string
  flattenDiagnosticMessageText(text: unknown, newLine: string): string
}

interface Project {
  readonly options: object
  readonly fileNames: readonly string[]
  readonly projectReferences?: readonly { readonly path: string }[]
}

interface Service {
  getSyntacticDiagnostics(file: string): readonly Diagnostic[]
  getSemanticDiagnostics(file: string): readonly Diagnostic[]
}

interface Diagnostic {
  readonly category: number
  readonly code: number
  readonly messageText: unknown
}

const ERROR = 1

/** The language service over the project's files, of which one has the text that is asked about, on no disk. */
export function checkByClassic(ts: ClassicApi, config: string, path: string): FindFaults {
  const file = slashed(path)
  const { sys } = ts
  const { options, fileNames, projectReferences } = projectOf(ts, config, file)
  let text = ''
  let version = 0
  const service = ts.createLanguageService({
    getCompilationSettings: () => options,
    getProjectReferences: () => projectReferences,
    getScriptFileNames: () => [...new Set([...fileNames, file])],
    getScriptVersion: (name: string) => (name === file ? String(version) : '0'),
    getScriptSnapshot: (name: string) => {
      const content = name === file ? text : sys.readFile(name)
      return content === undefined ? undefined : ts.ScriptSnapshot.fromString(content)
    },
    getCurrentDirectory: () => dirname(config),
    getDefaultLibFileName: ts.getDefaultLibFilePath,
    useCaseSensitiveFileNames: () => sys.useCaseSensitiveFileNames,
    fileExists: sys.fileExists,
    readFile: sys.readFile,
    readDirectory: sys.readDirectory,
    directoryExists: sys.directoryExists,
    getDirectories: sys.getDirectories,
    realpath: sys.realpath,
  })
  return (program) => {
    text = program
    version += 1
    const found = [...service.getSyntacticDiagnostics(file), ...service.getSemanticDiagnostics(file)]
    return found
      .filter(({ category }) => category === ERROR)
      .map(({ code, messageText }) => ({ code, message: ts.flattenDiagnosticMessageText(messageText, '\n') }))
  }
}

/** The project of the tsconfig.json, or of those that it refers to the first that holds the file. */
function projectOf(ts: ClassicApi, config: string, file: string): Project {
  const read = (path: string): Project => {
    const { config: content = {} } = ts.readConfigFile(path, ts.sys.readFile)
    return ts.parseJsonConfigFileContent(content, ts.sys, dirname(path), {}, path)
  }
  const own = read(config)
  if (own.fileNames.includes(file)) return own
  const others = (own.projectReferences ?? []).map((reference) => read(ts.resolveProjectReferencePath(reference)))
  return others.find(({ fileNames }) => fileNames.includes(file)) ?? own
}

function slashed(path: string): string {
  return path.replaceAll('\\', '/')
}
