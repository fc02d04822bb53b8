import { relative, resolve } from 'node:path'
import type { BuildFailure, BuildResult, Message } from 'esbuild'
import type { LoadFault } from '#core'
import { ENTRY, type ModuleBuild, type ModuleRequest, resolvePlugin } from './resolve-plugin.ts'

export type BundleOutcome =
  | { readonly status: 'ready'; readonly code: string }
  | { readonly status: 'unusable'; readonly fault: LoadFault }

/** Bundles everything that the entries need; `header` declares what all bundled files see as globals. */
export async function buildModules(request: ModuleBuild, header = ''): Promise<BundleOutcome> {
  const { build } = await import('esbuild')
  try {
    const result = await build({
      stdin: { contents: entryModule(request.entries), loader: 'js' },
      plugins: [resolvePlugin(request)],
      bundle: true,
      write: false,
      metafile: true,
      format: 'cjs',
      platform: 'node',
      target: 'es2024',
      charset: 'utf8',
      logLevel: 'silent',
      legalComments: 'none',
      absWorkingDir: request.root ?? '/',
      loader: { '.js': 'jsx', '.mjs': 'jsx', '.cjs': 'jsx' },
      define: { 'process.env.NODE_ENV': '"test"', global: 'globalThis' },
      // The user's tsconfig says how to type-check and emit, not what the code means; it is left out.
      tsconfigRaw: '{}',
    })
    return { status: 'ready', code: wrap(result, header) }
  } catch (error) {
    const [message] = (error as Partial<BuildFailure>).errors ?? []
    if (message === undefined) throw error
    return { status: 'unusable', fault: toFault(message, request) }
  }
}

/** How esbuild names modules that are made by the plugin. */
const NOT_A_FILE = /^(<stdin>|given:|unavailable:|program:)/

/** Two importers may mean two files by one specifier; where the importer is not told, the first one counts. */
function entryModule(entries: readonly ModuleRequest[]): string {
  const rows = entries.map(
    ({ specifier, importer }, i) => `[${JSON.stringify(specifier)}, ${JSON.stringify(importer)}, () => require('${ENTRY}${i}')],`,
  )
  return `
const table = [
${rows.join('\n')}
]
module.exports = (specifier, importer) => {
  const named = table.filter((row) => row[0] === specifier)
  const row = named.find((row) => row[1] === importer) ?? named[0]
  if (row) return row[2]()
  throw Object.assign(new Error('Cannot find module ' + JSON.stringify(specifier)), { code: 'MODULE_NOT_FOUND' })
}
`
}

/** Strict like the ES modules inside, unless a CommonJS file is among them: esbuild puts all of them into one function. */
function wrap(result: BuildResult<{ write: false; metafile: true }>, header: string): string {
  const inputs = Object.entries(result.metafile.inputs)
  const strict = inputs.every(([path, input]) => NOT_A_FILE.test(path) || input.format !== 'cjs')
  const text = result.outputFiles[0]!.text
  return `(require) => {${strict ? '"use strict";' : ''}${header}
return (() => {
const module = { exports: {} }
${text}
return module.exports
})()
}`
}

/** `line` and `column` are told for the tests only: a place in a helper is part of the message. */
function toFault(message: Message, request: ModuleBuild): LoadFault {
  const wanted = message.detail as ModuleRequest | undefined
  const place = message.location?.file === '<stdin>' ? null : message.location
  const path = wanted === undefined ? resolve(request.root ?? '/', place?.file ?? '') : wanted.importer
  const name = relative(request.root ?? '/', path)
  const inTests = path === request.tests?.path
  const shown = place === null || inTests ? name : `${name}:${place.line}`
  const missing = /^Could not resolve "(.*)"$/s.exec(message.text)?.[1]
  const byProgram = path === request.program || request.entries.every((entry) => entry.importer === request.program)
  return {
    where: byProgram ? 'program' : 'tests',
    errorName: missing === undefined ? 'SyntaxError' : 'Error',
    message:
      missing === undefined ? `${shown}: ${explain(message.text)}` : `cannot find module "${missing}" imported by ${shown}`,
    line: inTests ? (place?.line ?? null) : null,
    column: inTests ? (place?.column ?? null) : null,
  }
}

function explain(text: string): string {
  return text.startsWith('Top-level await') ? 'top-level await is not supported in test files and helpers' : text
}
