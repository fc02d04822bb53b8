import type { Finder } from './finder.ts'
import { cosine } from './cosine.ts'

const MOST = 30

/** Failures of the same shape, and after them those of the same rough shape; within both, the nearest first. */
export const byKeys: Finder = {
  name: 'keys',
  find: async (store, { keys, vector, filter }) => {
    const found = await store.alike(keys, filter, MOST)
    const near = new Map(found.map((one) => [one, cosine(one.stored.vector, vector)]))
    const isExact = ({ stored }: (typeof found)[number]) => Number(stored.exactKey === keys.exactKey)
    return [...found].sort((a, b) => isExact(b) - isExact(a) || (near.get(b) ?? 0) - (near.get(a) ?? 0))
  },
}
