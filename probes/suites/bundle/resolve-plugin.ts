import { dirname } from 'node:path'
import type { Loader, OnResolveResult, Plugin, PluginBuild } from 'esbuild'
import { isBuiltin, isServedBuiltin, unavailableModule } from './builtins.ts'
import { isProgramImport } from './program-import.ts'

/** An import that something outside of the bundle makes; `importer` is an absolute path. */
export interface ModuleRequest {
  readonly specifier: string
  readonly importer: string
}

export interface ModuleBuild {
  readonly entries: readonly ModuleRequest[]
  /** Absolute path of the program under repair. */
  readonly program: string
  readonly root?: string
  /** A test file that is bundled from memory, as the module {@link TESTS}; `path` is absolute. */
  readonly tests?: { readonly path: string; readonly text: string; readonly loader: Loader }
  /** Modules that an expression gives, by specifier. */
  readonly given?: Readonly<Record<string, string>>
}

/** The first part of what the bundle's entry requires; the number of the module request follows. */
export const ENTRY = 'tracemend:entry/'
export const PROGRAM = 'tracemend:program'
export const TESTS = 'tracemend:tests'

const PROGRAM_AS_ESM = `export * from '${PROGRAM}'\nexport { default } from '${PROGRAM}'\n`
const RESOLVED_BY_ESBUILD = Symbol('resolved by esbuild')

type Kind = 'import-statement' | 'require-call' | 'dynamic-import'

/** Tells esbuild what each import of a suite means. */
export function resolvePlugin(request: ModuleBuild): Plugin {
  return {
    name: 'tracemend',
    setup(build) {
      build.onResolve({ filter: /.*/ }, async (args) => {
        if (args.kind === 'entry-point' || args.pluginData === RESOLVED_BY_ESBUILD) return undefined
        if (args.path.startsWith(ENTRY)) {
          const entry = request.entries[Number(args.path.slice(ENTRY.length))]!
          return special(request, entry, 'require-call') ?? resolveFile(build, request, entry)
        }
        if (args.path === PROGRAM) return { path: PROGRAM, external: true }
        const wanted = { specifier: args.path, importer: args.importer }
        return special(request, wanted, args.kind as Kind) ?? (request.root === undefined ? notFound(wanted) : undefined)
      })
      build.onLoad({ filter: /.*/, namespace: 'program' }, () => ({ contents: PROGRAM_AS_ESM, loader: 'js' }))
      build.onLoad({ filter: /.*/, namespace: 'given' }, ({ path }) => ({
        contents: `module.exports = ${request.given?.[path]}`,
        loader: 'js',
      }))
      build.onLoad({ filter: /.*/, namespace: 'unavailable' }, ({ path }) => ({
        contents: unavailableModule(path),
        loader: 'js',
      }))
      build.onLoad({ filter: /.*/, namespace: 'file' }, ({ path }) =>
        path === request.tests?.path
          ? { contents: request.tests.text, loader: request.tests.loader, resolveDir: dirname(path) }
          : undefined,
      )
    },
  }
}

/** What is not looked up on the disk; `null` where the specifier is an ordinary one. */
function special(request: ModuleBuild, { specifier, importer }: ModuleRequest, kind: Kind): OnResolveResult | null {
  if (Object.hasOwn(request.given ?? {}, specifier)) return { path: specifier, namespace: 'given' }
  if (isServedBuiltin(specifier)) return { path: specifier, external: true }
  if (isBuiltin(specifier)) return { path: specifier, namespace: 'unavailable' }
  if (specifier === TESTS && request.tests !== undefined) return { path: request.tests.path }
  if (!isProgramImport(specifier, importer, request.program)) return null
  // An import statement needs a module with live bindings around it; `require` gets what the program exports, as it is.
  return kind === 'require-call' ? { path: PROGRAM, external: true } : { path: PROGRAM, namespace: 'program' }
}

async function resolveFile(build: PluginBuild, request: ModuleBuild, entry: ModuleRequest): Promise<OnResolveResult> {
  if (request.root === undefined) return notFound(entry)
  for (const kind of ['require-call', 'import-statement'] as const) {
    const resolveDir = dirname(entry.importer)
    const found = await build.resolve(entry.specifier, {
      kind,
      resolveDir,
      importer: entry.importer,
      pluginData: RESOLVED_BY_ESBUILD,
    })
    if (found.errors.length === 0) return { path: found.path, namespace: found.namespace, external: found.external }
  }
  return notFound(entry)
}

function notFound(wanted: ModuleRequest): OnResolveResult {
  return { errors: [{ text: `Could not resolve "${wanted.specifier}"`, detail: wanted }] }
}
