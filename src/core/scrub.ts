/** What was shown instead of something in a text, so that it can be put back. */
export interface Replaced {
  readonly shown: string
  readonly original: string
}

/** Names of what is secret, as keys of objects too. */
const SECRET_NAME = String.raw`(?:passw(?:or)?d|passphrase|secret|token|api_?key|access_?key|private_?key)\w{0,40}\\?['"\x60]?`
/** Backslashes stand before quotes where the code is itself in a text. */
const QUOTED_SECRET = String.raw`\\?(?<quote>['"\x60])(?<secret>[^'"\x60\s]{12,}?)\\?\k<quote>`

/** What secrets look like. Where a pattern has a group `secret`, only that is hidden: the words around it tell what the code does. */
const SECRETS: readonly RegExp[] = [
  /-----BEGIN [A-Z ]{0,20}PRIVATE KEY-----[^]*?(?:-----END [A-Z ]{0,20}PRIVATE KEY-----|$)/g,
  /(?<![\w-])eyJ[\w-]{8,4000}\.[\w-]{8,4000}\.[\w-]*/g,
  /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/g,
  /\bsk-[\w-]{16,}/g,
  /\bgithub_pat_\w{20,}/g,
  /\bgh[opsur]_[A-Za-z0-9]{20,}/g,
  /\bglpat-[\w-]{16,}/g,
  /\bxox[abeoprs]-[\w-]{10,}/g,
  /\bAIza[\w-]{30,}/g,
  /\bnpm_[A-Za-z0-9]{30,}/g,
  /\bBearer\s{1,4}(?<secret>[\w.~+/-]{16,}=*)/gi,
  /\b[a-z][a-z0-9+.-]{0,20}:\/\/[^\s:/?#@'"`]{0,100}:(?<secret>[^\s/?#@'"`]{1,200})@/gi,
  new RegExp(String.raw`${SECRET_NAME}\s{0,9}[:=]\s{0,9}${QUOTED_SECRET}`, 'gi'),
]

/** No word of a program looks so: it is hidden wherever it stands, also where nothing around it tells what it is. */
const UNMISTAKABLE = /^(?=.*\d)(?=.*[A-Za-z])\S{16,}$/

/** Reads texts and gives them back without secrets; the same secret has the same placeholder in all of them. */
export interface Scrubber {
  readonly scrub: (text: string) => string
  /** What is hidden. */
  readonly replaced: () => readonly Replaced[]
}

/** `texts` are all that will be scrubbed: a placeholder is none that they say themselves, and a secret of one is one in all of them. */
export function createScrubber(texts: readonly string[]): Scrubber {
  const placeholders = new Map<string, string>()
  let number = 0
  const placeholderOf = (secret: string): string => {
    const known = placeholders.get(secret)
    if (known !== undefined) return known
    do number += 1
    while (texts.some((text) => text.includes(`TM_SECRET_${number}`)))
    placeholders.set(secret, `TM_SECRET_${number}`)
    return `TM_SECRET_${number}`
  }
  const hideShapes = (text: string) => SECRETS.reduce((all, pattern) => hide(all, pattern, placeholderOf), text)
  for (const text of texts) hideShapes(text)
  const known = [...placeholders].filter(([secret]) => UNMISTAKABLE.test(secret)).sort(([a], [b]) => b.length - a.length)
  const hideWhole = (text: string) => known.reduce((all, [secret, shown]) => all.replaceAll(secret, shown), text)
  return {
    scrub: (text) => hidePieces(hideWhole(hideShapes(text)), known),
    // The longest number first: TM_SECRET_1 is the beginning of TM_SECRET_12.
    replaced: () => [...placeholders].map(([original, shown]) => ({ shown, original })).reverse(),
  }
}

function hide(text: string, pattern: RegExp, placeholderOf: (secret: string) => string): string {
  let out = ''
  let at = 0
  for (const match of text.matchAll(pattern)) {
    const whole = match[0]
    const secret = match.groups?.['secret'] ?? whole
    if (/^TM_SECRET_\d+$/.test(secret)) continue
    const start = match.index + whole.lastIndexOf(secret)
    out += text.slice(at, start) + placeholderOf(secret)
    at = start + secret.length
  }
  return out + text.slice(at)
}

/** So many characters of a secret's beginning are taken for it. */
const BEGINNING = 12

/** Values of runs come cut, sometimes in the middle of a secret. */
function hidePieces(text: string, known: readonly (readonly [secret: string, shown: string])[]): string {
  if (known.length === 0) return text
  const beside = text.replaceAll(/[^\s'"`….]{6,}/g, (piece, start: number) => {
    if (!isBesideCut(text, start, start + piece.length)) return piece
    return known.find(([secret]) => secret.includes(piece))?.[1] ?? piece
  })
  return known.reduce((all, [secret, shown]) => {
    const [first = '', ...rest] = all.split(secret.slice(0, BEGINNING))
    return first + rest.map((after) => shown + after.slice(commonLength(after, secret.slice(BEGINNING)))).join('')
  }, beside)
}

function isBesideCut(text: string, start: number, end: number): boolean {
  return (
    /^['"`]?\s?(?:…|\.{3})/.test(text.slice(end, end + 5)) ||
    /(?:…|\.{3})\s?['"`]?$/.test(text.slice(Math.max(0, start - 5), start))
  )
}

function commonLength(a: string, b: string): number {
  let length = 0
  while (length < a.length && a[length] === b[length]) length += 1
  return length
}
