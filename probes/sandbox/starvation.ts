/**
 * Watches the processor time of this thread from now on: the function tells whether it got less than half of the time that passed. What ran
 * late on such a thread may not be slow: others were using the machine.
 */
export function watchForStarvation(): () => boolean {
  const startedAt = performance.now()
  const used = process.threadCpuUsage()
  return () => {
    const { user, system } = process.threadCpuUsage(used)
    return (user + system) / 1000 < (performance.now() - startedAt) / 2
  }
}
