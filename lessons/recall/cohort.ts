/** So many lessons are counted at the most: those that are further off hardly weigh anything. */
export const MOST_COHORT = 400

/** So many are shown to people and models. */
export const MOST_SHOWN = 8
