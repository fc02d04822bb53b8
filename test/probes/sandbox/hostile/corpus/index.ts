import type { Hostile } from '../entry.ts'
import { HUNGRY } from './memory.ts'
import { LOOPS } from './loops.ts'
import { PRETENDING } from './pretending.ts'
import { REACHING_OUT } from './reaching.ts'
import { RESULTS } from './results.ts'
import { SOURCES } from './sources.ts'
import { DEEP } from './stack.ts'
import { TAMPERING } from './tampering.ts'

export const CORPUS: readonly Hostile[] = [
  ...LOOPS,
  ...HUNGRY,
  ...DEEP,
  ...TAMPERING,
  ...REACHING_OUT,
  ...RESULTS,
  ...PRETENDING,
  ...SOURCES,
]
