import type { Prober } from '#core'
import { instrument } from './instrument.ts'
import { parseSource } from './parse.ts'

export { instrument } from './instrument.ts'
export { parseSource } from './parse.ts'
export { createView } from './program/view.ts'
export { measureConfinement } from './sandbox/launch.ts'
export { createSandbox } from './sandbox/sandbox.ts'

export function createProber(): Prober {
  return { parse: parseSource, instrument }
}
