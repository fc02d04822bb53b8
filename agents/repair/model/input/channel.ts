import { createScrubber, type Replaced } from '#core'
import { cutToLength } from './cut.ts'
import { fieldText, putBack, safeText } from './safe-text.ts'
import { FIELD_CAP, type Field } from './field.ts'
import { estimateTokens } from './tokens.ts'

/** A field as it is sent. */
export interface Placed {
  readonly field: Field
  readonly text: string
  /** With its delimiters. */
  readonly tokens: number
  readonly isShort: boolean
}

/** What the fields of one prompt share: a secret has one placeholder in all of them. */
export interface Channel {
  readonly place: (field: Field, text: string, isShort: boolean) => Placed
  readonly restore: (text: string) => string
}

export function createChannel(fields: readonly Field[]): Channel {
  const scrubber = createScrubber(fields.map(({ text }) => text))
  const replaced = new Map<string, Replaced>()
  return {
    place: (field, raw, isShort) => {
      const safe = safeText(scrubber.scrub(raw))
      for (const one of safe.replaced) replaced.set(one.shown, one)
      return measured(field, cutToLength(safe.text, field.cap ?? FIELD_CAP), isShort)
    },
    restore: (text) => {
      // What some field says by itself cannot be told from what was put there.
      const certain = [...replaced.values()].filter(({ shown }) => fields.every((field) => !field.text.includes(shown)))
      return putBack(text, [...certain, ...scrubber.replaced()])
    },
  }
}

/** `text` went through the channel already. */
export function measured(field: Field, text: string, isShort: boolean): Placed {
  return { field, text, tokens: estimateTokens(fieldText(field.name, text)), isShort }
}
