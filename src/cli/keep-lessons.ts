import type { LessonMemory, RepairResult } from '#core'

/** A store that hangs must not keep a command from ending. */
const LONGEST_MS = 20_000
/** After so long whoever waits is told what for. */
const SILENT_MS = 5_000

/**
 * Keeps what a repair taught, after its patch has been delivered; whoever interrupts does not wait for it. Says what was wrong with the store
 * where the report could not know it yet.
 */
export async function keepLessons(
  memory: LessonMemory,
  { report }: RepairResult,
  signal: AbortSignal,
  say: (text: string) => void,
): Promise<void> {
  if (signal.aborted) return
  let timer: NodeJS.Timeout | undefined
  const interrupted = new Promise<'interrupted'>((resolve) => {
    signal.addEventListener('abort', () => resolve('interrupted'), { once: true })
  })
  const late = new Promise<'late'>((resolve) => {
    timer = setTimeout(() => resolve('late'), LONGEST_MS)
  })
  const slow = setTimeout(() => say('lessons: keeping what was learnt takes long; Ctrl-C ends it without'), SILENT_MS)
  const ended = await Promise.race([memory.close().then(() => 'kept' as const), interrupted, late])
  clearTimeout(timer)
  clearTimeout(slow)
  if (ended === 'late') say(`lessons: what was learnt is not kept: that took longer than ${LONGEST_MS / 1000} s`)
  const told = new Set(report.lessons?.problems)
  for (const problem of memory.problems()) if (!told.has(problem)) say(`lessons: ${problem}`)
}
