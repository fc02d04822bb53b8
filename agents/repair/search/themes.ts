import { composeEdits } from '#core'
import { SLOPE } from './costs.ts'
import type { Single } from './single.ts'

/** A mistake that is made more often than so is not one mistake. */
const MOST_PLACES = 12
/** What the same change costs at one place more. */
const ELSEWHERE = 0.5

/** The changes of one theme so far, in the order in which they were proposed. */
interface Theme {
  readonly all: Single
  readonly lines: readonly number[]
}

/** The same change at all places where it was proposed so far: who wrote a mistake once has often copied it. */
export class Themes {
  readonly #themes = new Map<string, Theme>()

  /** The change at this place and all earlier ones; `null` where it is the first, or where they overlap. */
  add(name: string, single: Single, what: string, line: number): Single | null {
    const before = this.#themes.get(name)
    if (before === undefined) {
      this.#themes.set(name, { all: single, lines: [line] })
      return null
    }
    const edits = before.lines.length < MOST_PLACES ? composeEdits(before.all.edits, single.edits) : null
    if (edits === null) return null
    const lines = [...before.lines, line]
    const places = [...new Set(lines)].sort((a, b) => a - b)
    const explanation = `${what} at ${places.length === 1 ? 'line' : 'lines'} ${places.join(', ')}`
    const { step = 0, weight = 0 } = single.prior ?? {}
    const prior = { step, weight: weight * Math.exp(-SLOPE * ELSEWHERE) }
    const all = { ...single, edits, cost: single.cost + ELSEWHERE, explanation, prior }
    this.#themes.set(name, { all, lines })
    return all
  }
}
