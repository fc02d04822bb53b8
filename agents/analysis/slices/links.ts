export type Leads = 'data' | 'control'

/** Told which event depends on which. */
export type Link = (from: number, on: number, leads: Leads) => void

/** Told that an event depends on points of which not every event was kept. */
export type Miss = (from: number, points: readonly number[]) => void
