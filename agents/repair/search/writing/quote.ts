/** A string literal in the given quotes. */
export function quote(text: string, quotes: string): string {
  const escaped = JSON.stringify(text).slice(1, -1)
  return quotes === "'" ? `'${escaped.replaceAll('\\"', '"').replaceAll("'", "\\'")}'` : `"${escaped}"`
}
