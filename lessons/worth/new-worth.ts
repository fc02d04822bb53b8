import type { Worth } from '../store/store.ts'

/** Of a lesson that was just learnt. */
export const NEW_WORTH: Worth = { uses: 0, helped: 0, harmed: 0, lastUsedAt: null, taught: 1, isQuarantined: false }
