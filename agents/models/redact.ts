const HIDDEN = '[redacted]'

/** What looks like a key, wherever it comes from. Endpoints mask the middle of a refused key by stars. */
const SHAPES: readonly (readonly [RegExp, string])[] = [
  [/\bBearer\s+(?=\S*\d)[\w.~+/=*-]{8,}/gi, `Bearer ${HIDDEN}`],
  [/\bsk-(?=[\w*-]*[\d*])[\w*-]{8,}/g, HIDDEN],
  [/(\bapi[-_]key(?:\\?["'])?\s*[:=]\s*(?:\\?["'])?)(?=[\w.~+/=-]*\d)[\w.~+/=-]{8,}/gi, `$1${HIDDEN}`],
]

/** Takes this key out of a text, and nothing else. */
export function withoutKey(text: string, key: string | null): string {
  if (key === null || key === '') return text
  return text.replaceAll(key, HIDDEN).replaceAll(JSON.stringify(key).slice(1, -1), HIDDEN)
}

/** Takes this key out of a text, and whatever looks like one. */
export function redact(text: string, key: string | null): string {
  return SHAPES.reduce((rest, [shape, by]) => rest.replaceAll(shape, by), withoutKey(text, key))
}
