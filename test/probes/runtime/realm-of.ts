import ivm from 'isolated-vm'

/** Runs code in an isolate of its own, which has the tools by their names, and gives the primitive that it returns. */
export function inRealm(tools: Readonly<Record<string, unknown>>, use: string): unknown {
  const isolate = new ivm.Isolate({ memoryLimit: 64 })
  try {
    const parts = Object.entries(tools).map(([name, tool]) => `const ${name} = (${String(tool)})`)
    return isolate.createContextSync().evalSync(`'use strict'; ${parts.join('\n')}\n;(() => { ${use} })()`, { timeout: 5_000 })
  } finally {
    isolate.dispose()
  }
}
