import { type BundleOutcome, buildModules } from './bundle/build-modules.ts'
import { locate } from './bundle/locate.ts'
import type { ModuleRequest } from './bundle/resolve-plugin.ts'

export type { BundleOutcome }

export interface BundleRequest {
  /** What the program and its tests import, and which of the two does. */
  readonly specifiers: readonly ModuleRequest[]
  /** The folder that helpers and packages are looked up from; without it, none is found. */
  readonly root?: string
  /** The program under repair: it stays outside of the bundle, as `require('tracemend:program')`. */
  readonly programPath: string
}

/** Bundles the helpers and packages that a program or its tests import into one text: see `PreparedSuite.modules`. Runs none of them. */
export async function bundleModules({ specifiers, root, programPath }: BundleRequest): Promise<BundleOutcome> {
  const entries = specifiers.map((entry) => ({ ...entry, importer: locate(entry.importer, root) }))
  return buildModules({ entries, program: locate(programPath, root), ...(root === undefined ? {} : { root }) })
}
