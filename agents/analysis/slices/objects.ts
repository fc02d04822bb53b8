/** An object: by the number that the trace gives it; by name where it was never seen. */
export type ObjectKey = number | string

interface State {
  /** The event that last changed it in a way that may concern every part of it. */
  all: number | null
  /** The events that last gave single properties their values. */
  readonly fields: Map<string, number>
  /** Objects in it. */
  readonly members: Set<ObjectKey>
}

/** So many objects inside of one another are looked into. */
const MOST_INSIDE = 200

/** Which events made objects what they are. */
export class Objects {
  readonly #states = new Map<ObjectKey, State>()

  write(key: ObjectKey, field: string | null, event: number, member: ObjectKey | undefined): void {
    const state = this.#stateOf(key)
    if (field === null) state.all = event
    else state.fields.set(field, event)
    if (member !== undefined) state.members.add(member)
  }

  /** A change of the whole, such as sorting or appending, which goes on from what it was before. Gives the events that made it that. */
  change(key: ObjectKey, event: number, members: readonly ObjectKey[]): readonly number[] {
    const state = this.#stateOf(key)
    const before = eventsOf(state)
    state.all = event
    state.fields.clear()
    for (const member of members) state.members.add(member)
    return before
  }

  hold(key: ObjectKey, members: Iterable<ObjectKey>): void {
    const state = this.#stateOf(key)
    for (const member of members) if (member !== key) state.members.add(member)
  }

  membersOf(key: ObjectKey): Iterable<ObjectKey> {
    return this.#states.get(key)?.members ?? []
  }

  /** The events that gave a property its value; `null` for one that is not known. */
  read(key: ObjectKey, field: string | null): readonly number[] {
    const state = this.#states.get(key)
    if (state === undefined) return []
    if (field === null) return eventsOf(state)
    if (field === 'length' || field === 'size') return eventsOf(state, isIndex)
    const given = state.fields.get(field)
    // An element that was never written: what was written elsewhere may have been meant for it.
    return given === undefined ? eventsOf(state, isIndex(field) ? isIndex : () => false) : [given]
  }

  /** The events that made the object, and those in it, what they are. */
  whole(key: ObjectKey): readonly number[] {
    const seen = new Set<ObjectKey>([key])
    const events: number[] = []
    for (const at of seen) {
      const state = this.#states.get(at)
      if (state === undefined) continue
      events.push(...eventsOf(state))
      for (const member of state.members) if (seen.size < MOST_INSIDE) seen.add(member)
    }
    return events
  }

  /** The object of that name has been seen. */
  rename(name: string, key: number): void {
    const known = this.#states.get(name)
    if (known === undefined) return
    this.#states.delete(name)
    const state = this.#stateOf(key)
    state.all ??= known.all
    for (const [field, event] of known.fields) state.fields.set(field, event)
    for (const member of known.members) state.members.add(member)
  }

  #stateOf(key: ObjectKey): State {
    let state = this.#states.get(key)
    if (state === undefined) this.#states.set(key, (state = { all: null, fields: new Map(), members: new Set() }))
    return state
  }
}

function isIndex(field: string): boolean {
  return /^-?\d+(\.\d+)?$|^NaN$|^undefined$/.test(field)
}

function eventsOf({ all, fields }: State, isWanted: (field: string) => boolean = () => true): number[] {
  const events = [...fields].filter(([field]) => isWanted(field)).map(([, event]) => event)
  return all === null ? events : [all, ...events]
}
