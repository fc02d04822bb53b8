import { fileURLToPath } from 'node:url'

let built: Promise<string> | null = null

/** The text that gives an isolate vitest's runner and matchers, as `$tm_framework`; bundled once a process. */
export function frameworkPrelude(): Promise<string> {
  return (built ??= build())
}

async function build(): Promise<string> {
  const esbuild = await import('esbuild')
  const result = await esbuild.build({
    entryPoints: [isolateFile('entry')],
    bundle: true,
    write: false,
    minify: true,
    format: 'iife',
    platform: 'neutral',
    mainFields: ['module', 'main'],
    target: 'es2024',
    legalComments: 'none',
    logLevel: 'silent',
    tsconfigRaw: '{}',
    inject: [isolateFile('web-globals')],
    alias: { '@vitest/utils/error': isolateFile('failure'), '@vitest/utils/source-map': isolateFile('no-source-map') },
    define: { process: 'undefined' },
  })
  return result.outputFiles[0]!.text
}

/** A sibling module that runs inside the isolate: TypeScript in the sources, JavaScript in the package. */
function isolateFile(name: string): string {
  const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js'
  return fileURLToPath(new URL(`./isolate/${name}.${extension}`, import.meta.url))
}
