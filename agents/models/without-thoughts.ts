const OPENING = /^\s*<(?:think|thinking|thought|reasoning)>/i
const CLOSING = /<\/(?:think|thinking|thought|reasoning)>/i

/**
 * An answer without what a model thought aloud before it; empty where it was cut off while it thought. Where only the end of the thoughts is marked,
 * they began with the text. Adapters ask for it, and readers of answers too: a model may be somebody's own.
 */
export function withoutThoughts(text: string): string {
  let rest = text
  for (;;) {
    const opening = OPENING.exec(rest)
    const closing = CLOSING.exec(rest)
    if (opening !== null && closing === null) return ''
    if (closing === null || (opening === null && /^\s*[{[]/.test(rest))) return rest.trim()
    rest = rest.slice(closing.index + closing[0].length)
  }
}
