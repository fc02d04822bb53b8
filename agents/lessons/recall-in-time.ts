import { NOTHING_RECALLED, type LessonMemory, type Recall, type RecallQuery } from '#core'

/** A repair does not wait longer for what it may do without. */
const LONGEST_MS = 1_000

/** What the memory knows by then, and what was wrong with that. */
export interface TimelyRecall {
  readonly recall: Recall
  readonly problem: string | null
}

export async function recallInTime(memory: LessonMemory, query: RecallQuery, longestMs = LONGEST_MS): Promise<TimelyRecall> {
  const late = Promise.withResolvers<TimelyRecall>()
  const problem = `recalling took longer than ${longestMs} ms: the repair went on without lessons`
  const timer = setTimeout(() => late.resolve({ recall: NOTHING_RECALLED, problem }), longestMs)
  try {
    return await Promise.race([memory.recall(query).then((recall) => ({ recall, problem: null })), late.promise])
  } finally {
    clearTimeout(timer)
  }
}
