export interface Meter {
  /** Counts one loop turn or function entry; throws when the share is used up, and again at every later step until `end`. */
  step(): void
  /** Starts a share: so many steps and so many milliseconds. Gives what `end` needs to go back to the outer share. */
  begin(steps: number, ms: number): Share
  /** Ends the inner share, which the outer one is not charged for; tells how many steps it took. */
  end(outer: Share): number
  /** Why the running share was ended; `null` when it was not. */
  ranOut(): 'steps' | 'time' | null
}

export interface Share {
  readonly count: number
  readonly limit: number
  readonly deadline: number
  readonly pausedAt: number
  readonly reason: 'steps' | 'time' | null
}

/**
 * The step counter that `$tm_step` calls. What it throws a program may catch, but no later step lets it go on. The real clock is
 * looked at now and then, more often where single steps are slow. Self-contained.
 */
export function createMeter(): Meter {
  const SHORTEST = 1
  const LONGEST = 1024
  const SLOW_MS = 2
  const realNow = Date.now
  let count = 0
  let limit = Infinity
  let deadline = Infinity
  let next = Infinity
  let interval = SHORTEST
  let checkedAt = 0
  let reason: 'steps' | 'time' | null = null

  function check(): void {
    if (reason === null && count >= limit) reason = 'steps'
    if (reason === null) {
      const now = realNow()
      if (now >= deadline) reason = 'time'
      interval = now - checkedAt >= SLOW_MS ? SHORTEST : interval < LONGEST ? interval * 2 : LONGEST
      checkedAt = now
    }
    plan()
    if (reason === null) return
    throw new Error(reason === 'steps' ? 'used more steps than its share' : 'took too long')
  }

  function plan(): void {
    next = reason !== null ? 0 : count + interval < limit ? count + interval : limit
  }

  return {
    step() {
      if (++count >= next) check()
    },
    begin(steps, ms) {
      const now = realNow()
      const outer: Share = { count, limit, deadline, pausedAt: now, reason }
      count = 0
      limit = steps
      deadline = now + ms
      interval = SHORTEST
      checkedAt = now
      reason = null
      plan()
      return outer
    },
    end(outer) {
      const used = count
      ;({ count, limit, reason } = outer)
      deadline = outer.deadline === Infinity ? Infinity : outer.deadline + (realNow() - outer.pausedAt)
      plan()
      return used
    },
    ranOut: () => reason,
  }
}
