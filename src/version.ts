import { createRequire } from 'node:module'

/** This package's version, read from its package.json (resolved through the package's own name, in source and in dist alike). */
export const VERSION = (createRequire(import.meta.url)('tracemend/package.json') as { version: string }).version
