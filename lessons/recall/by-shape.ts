import { MOST_COHORT } from './cohort.ts'
import type { Finder } from './finder.ts'

/** By the vectors of their signatures. */
export const byShape: Finder = { name: 'shape', find: (store, { vector, filter }) => store.near(vector, filter, MOST_COHORT) }
