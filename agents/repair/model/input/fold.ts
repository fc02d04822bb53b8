/** Characters that are drawn like those of our delimiters and of chat templates, where NFKC does not make them so. */
const LOOKALIKES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    '<': '\u2039\u27E8\u2329\u3008\u276E\u02C2\u1438',
    '>': '\u203A\u27E9\u232A\u3009\u276F\u02C3\u1433',
    '/': '\u2044\u2215',
    ':': '\u2236\uA789',
    '|': '\u2502\u2223\u01C0',
    t: '\u0442\u03C4',
    m: '\u043C',
    _: '\u2581',
  }).flatMap(([plain, others]) => others.split('').map((other) => [other, plain])),
)

/** The text as it looks at a glance, unit by unit: full-width and look-alike characters as their plain ones. Offsets stay. */
export function fold(text: string): string {
  return text.replaceAll(/[^\n -~]/g, (char) => {
    const plain = LOOKALIKES.get(char) ?? char.normalize('NFKC')
    return plain.length === 1 ? (LOOKALIKES.get(plain) ?? plain) : char
  })
}
