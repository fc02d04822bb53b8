import type { Frame } from './frames.ts'
import type { Link } from './links.ts'

interface Given {
  /** The events of each argument. */
  readonly at: readonly (readonly number[])[]
  /** Everything that the call was given: a built-in hands on what it likes. */
  readonly all: readonly number[]
  readonly isDirect: boolean
}

/**
 * What parameters were given. It is known when the call has ended: then comes the event of the call expression, which tells where the arguments
 * stand.
 */
export class Arguments {
  readonly #reads: { readonly from: number; readonly frame: Frame; readonly position: number }[] = []
  readonly #entries: { readonly frame: Frame; readonly before: number }[] = []
  readonly #given = new Map<Frame, Given>()

  /** `before` is the last event of the caller. */
  enter(frame: Frame, before: number): void {
    this.#entries.push({ frame, before })
  }

  read(from: number, frame: Frame, position: number): void {
    this.#reads.push({ from, frame, position })
  }

  give(frame: Frame, given: Given): void {
    this.#given.set(frame, given)
  }

  /** Tells all that was asked; calls that nothing came of depend on what happened before. */
  link(link: Link): void {
    for (const { frame, before } of this.#entries) if (!frame.isClaimed) link(frame.entry!, before, 'control')
    for (const { from, frame, position } of this.#reads) {
      const given = this.#given.get(frame)
      const on = given === undefined ? [] : given.isDirect ? (given.at[position] ?? []) : given.all
      for (const event of on) link(from, event, 'data')
    }
  }
}
