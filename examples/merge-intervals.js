/**
 * Merges the intervals that overlap or touch: [[1, 4], [4, 5], [8, 9]] becomes [[1, 5], [8, 9]].
 * The intervals come in any order; the result is sorted by start.
 */
export function mergeIntervals(intervals) {
  const sorted = [...intervals].sort((a, b) => a[0] - b[0])
  const merged = []
  for (const [start, end] of sorted) {
    const last = merged[merged.length - 1]
    if (last && start <= last[0]) {
      last[1] = Math.max(last[1], end)
    } else {
      merged.push([start, end])
    }
  }
  return merged
}
