import type { Edit } from '#core'
import { isOneExpression } from './expression-text.ts'
import type { Insert } from './insert.ts'
import { copied, renderWithInserts } from './render.ts'
import type { Slot } from './slots.ts'

/** Slots and the number of what is to stand there, by turns; slots that are not named keep what the program has. */
export type Choices = readonly number[]

/** The executable text that a schema is made of. `inserts` are sorted, and nothing of them is needed that the text has not. */
export interface SchemaText {
  readonly before: string
  readonly text: string
  readonly after: string
  readonly inserts: readonly Insert[]
  readonly slots: readonly Slot[]
  /** Whether edits of the text may be applied to its executable form as they are. */
  readonly takes: (edits: readonly Edit[]) => boolean
}

/** The parameters of a schema's function that hold the choices, after all others, are called so and numbered. */
export const CHOICE = '$tm_c'
/** A longer expression is not worth having twice. */
const LONGEST = 600

interface UsedSlot {
  readonly slot: Slot
  readonly number: number
  /** What may stand there instead, with its number, from 1 on. */
  readonly alternatives: Map<string, number>
}

/**
 * A mutant schema: one program that holds many, each of which differs by other expressions in some slots. It is compiled once, and
 * what its functions have learned while one candidate ran serves the next.
 */
export class Schema {
  readonly #source: SchemaText
  readonly #used = new Map<Slot, UsedSlot>()
  readonly #inserts = new Map<Slot, readonly Insert[]>()

  constructor(source: SchemaText) {
    this.#source = source
  }

  /** The number of parameters for choices. */
  get size(): number {
    return this.#used.size
  }

  /** Adds a candidate; `null` where one of its edits is none of an expression between delimiters. */
  add(edits: readonly Edit[]): Choices | null {
    const places = this.#source.takes(edits) ? this.#placesOf(edits) : undefined
    const chosen = places?.map(({ slot, edits }) => ({ slot, text: this.#alternative(slot, edits) }))
    if (chosen === undefined || chosen.some(({ text }) => text === null)) return null
    return chosen.flatMap(({ slot, text }) => {
      const used = this.#use(slot)
      const known = used.alternatives.get(text!) ?? used.alternatives.size + 1
      used.alternatives.set(text!, known)
      return [used.number, known]
    })
  }

  /** The body of the schema's function. */
  render(): string {
    const { before, text, after, inserts } = this.#source
    let out = ''
    let at = 0
    let next = 0
    for (const { offset, used, opens } of eventsOf([...this.#used.values()])) {
      const { slot } = used
      for (let insert = inserts[next]; insert !== undefined && insert.at <= offset; insert = inserts[++next]) {
        if (!opens && insert.at === offset && !isInside(insert, slot)) break
        out += text.slice(at, insert.at) + insert.text
        at = insert.at
      }
      const bracket = slot.is === 'statement in a list' ? ';(' : '('
      out += text.slice(at, offset) + (opens ? `${bracket}${CHOICE}${used.number}?${treeOf(used)}:(` : '))')
      at = offset
    }
    for (; next < inserts.length; next++) {
      out += text.slice(at, inserts[next]!.at) + inserts[next]!.text
      at = inserts[next]!.at
    }
    return before + out + text.slice(at) + after
  }

  #use(slot: Slot): UsedSlot {
    const used = this.#used.get(slot) ?? { slot, number: this.#used.size, alternatives: new Map() }
    this.#used.set(slot, used)
    return used
  }

  /** Every edit in the smallest slot that holds it; edits in slots that lie in one another go together. */
  #placesOf(edits: readonly Edit[]): readonly { readonly slot: Slot; readonly edits: readonly Edit[] }[] | undefined {
    const places: { slot: Slot; edits: Edit[] }[] = []
    for (const edit of edits) {
      const slot = this.#source.slots.findLast(({ start, end }) => start <= edit.start && edit.end <= end)
      if (slot === undefined) return undefined
      const last = places.at(-1)
      if (last === undefined || last.slot.end <= slot.start) places.push({ slot, edits: [edit] })
      else {
        last.edits.push(edit)
        if (slot.start <= last.slot.start) last.slot = slot
      }
    }
    return places.every(({ slot }, i) => i === 0 || places[i - 1]!.slot.end <= slot.start) ? places : undefined
  }

  /** What the slot holds after the edits; `null` where that may be read differently in brackets. */
  #alternative(slot: Slot, edits: readonly Edit[]): string | null {
    const { text, inserts } = this.#source
    const { start, end, is } = slot
    // A line of its own is a statement of its own.
    if (edits.some(({ replacement }) => replacement.some((piece) => typeof piece === 'string' && piece.includes('\n'))))
      return null
    if (end - start > LONGEST || (is === 'body' && edits[0]!.start === start && edits[0]!.end === end)) return null
    const moved = edits.map((edit) => ({
      start: edit.start - start,
      end: edit.end - start,
      replacement: edit.replacement.map((piece) =>
        typeof piece === 'string' ? piece : copied(text, inserts, piece.start, piece.end),
      ),
    }))
    const out = renderWithInserts(text.slice(start, end), this.#insertsIn(slot), moved)
    // A brace would begin a block.
    if (is !== 'part' && /^\s*\{/.test(out)) return null
    return isOneExpression(out) ? out : null
  }

  /** By offsets from the slot's start. */
  #insertsIn(slot: Slot): readonly Insert[] {
    const known = this.#inserts.get(slot)
    if (known !== undefined) return known
    const { start } = slot
    const found = this.#source.inserts
      .filter((insert) => isInside(insert, slot))
      .map((insert) => ({ ...insert, at: insert.at - start, from: insert.from - start, to: insert.to - start }))
    this.#inserts.set(slot, found)
    return found
  }
}

/** Inserts where a slot starts or ends are around it, but for the ends of what starts in it. */
function isInside(insert: Insert, slot: Slot): boolean {
  return insert.from > slot.start && insert.to <= slot.end && (insert.from < insert.to || insert.to < slot.end)
}

interface SlotEvent {
  readonly offset: number
  readonly used: UsedSlot
  readonly opens: boolean
}

/** Where slots open and close, from the start of the text to its end; an inner one closes before an outer one, and opens after it. */
function eventsOf(used: readonly UsedSlot[]): readonly SlotEvent[] {
  const size = ({ slot }: UsedSlot) => slot.end - slot.start
  const opening = used.map((one) => ({ offset: one.slot.start, used: one, opens: true }))
  const closing = used.map((one) => ({ offset: one.slot.end, used: one, opens: false }))
  return [...opening, ...closing].sort(
    (a, b) =>
      a.offset - b.offset ||
      Number(a.opens) - Number(b.opens) ||
      (a.opens ? size(b.used) - size(a.used) : size(a.used) - size(b.used)),
  )
}

/** Asks for the number by halves, so that many alternatives cost little more than one. */
function treeOf({ number, alternatives }: UsedSlot): string {
  const texts = [...alternatives.keys()]
  const between = (from: number, to: number): string => {
    if (to - from === 1) return `(${texts[from]!})`
    const middle = (from + to) >> 1
    return `(${CHOICE}${number}<${middle + 1}?${between(from, middle)}:${between(middle, to)})`
  }
  return between(0, texts.length)
}
