const HIDDEN = '[redacted]'

/** What looks like a key, wherever it comes from. Endpoints mask the middle of a refused key by stars. */
const SHAPES: readonly (readonly [RegExp, string])[] = [
  [/\bBearer\s+(?=\S*\d)[\w.~+/=*-]{8,}/gi, `Bearer ${HIDDEN}`],
  [/\bsk-(?=[\w*-]*[\d*])[\w*-]{8,}/g, HIDDEN],
  [/(\bapi[-_]key(?:\\?["'])?\s*[:=]\s*(?:\\?["'])?)(?=[\w.~+/=-]*\d)[\w.~+/=-]{8,}/gi, `$1${HIDDEN}`],
]

/** `EMPTY` and `ollama` are given as keys where none is needed, and are words of programs too. */
const SECRET_LENGTH = 16
const SHORTEST = 4

/** Takes a key out of an answer, and nothing else. */
export function withoutKey(text: string, key: string | null, shortest = SECRET_LENGTH): string {
  if (key === null || key.length < shortest) return text
  return text.replaceAll(key, HIDDEN).replaceAll(JSON.stringify(key).slice(1, -1), HIDDEN)
}

/** Takes a key out of a text that is kept, and whatever looks like one. */
export function redact(text: string, key: string | null): string {
  return SHAPES.reduce((rest, [shape, by]) => rest.replaceAll(shape, by), withoutKey(text, key))
}

/** The same for what is told to people, where no word counts as much as a key, short as it may be. */
export function redactComplaint(text: string, key: string | null): string {
  return redact(withoutKey(text, key, SHORTEST), key)
}
