import { type Attempt, withMark } from './attempt.ts'
import { FORGERIES } from './corpus/forgeries.ts'
import { HIDDEN } from './corpus/hidden.ts'
import { ORDERS } from './corpus/orders.ts'

export const CORPUS: readonly Attempt[] = [...ORDERS, ...FORGERIES, ...HIDDEN].map(withMark)
