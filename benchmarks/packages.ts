import { createRequire, isBuiltin } from 'node:module'
import { join } from 'node:path'
import type { BenchTask } from './task.ts'

const CALLED = /\b(?:require|import)\s*\(\s*(['"])(?<name>[^'"\n]+)\1\s*\)/g
const DECLARED = /(?:^|;)[ \t]*(?:import\s*|(?:import|export)\b[^'"`;]*\bfrom\s*)(['"])(?<name>[^'"\n]+)\1/gm

/** The packages that the program, its reference or its tests import; Node's own modules and relative files left out. */
export function neededPackages(task: BenchTask): string[] {
  const texts = [task.program, task.reference, task.visibleTests, task.heldOutTests].map((file) => file?.text ?? '')
  const names = texts.flatMap((text) =>
    [...text.matchAll(CALLED), ...text.matchAll(DECLARED)].map((match) => match.groups!['name']!),
  )
  return [...new Set(names)].filter((name) => !isBuiltin(name) && !name.startsWith('.')).sort()
}

/** Those of the packages that cannot be found from the folder. */
export function missingPackages(names: readonly string[], root: string): string[] {
  const { resolve } = createRequire(join(root, 'package.json'))
  return names.filter((name) => {
    try {
      resolve(name)
      return false
    } catch {
      return true
    }
  })
}
