/** Deeper than any answer that is asked for. */
const MOST_DEPTH = 100
/** Brackets of prose that are never closed: each costs a walk to the end. */
const MOST_UNCLOSED = 8

export interface JsonSpans {
  /** Texts from a bracket to the one that closes it, in order. */
  readonly texts: readonly string[]
  /** Whether the first bracket of all is never closed: what was found lies inside of it. */
  readonly isCut: boolean
}

/** Looks for what may be JSON in a text. Brackets in strings do not count. */
export function findJson(text: string): JsonSpans {
  const texts: string[] = []
  let isCut = false
  let unclosed = 0
  const opening = /[{[]/g
  for (let match = opening.exec(text); match !== null && unclosed < MOST_UNCLOSED; match = opening.exec(text)) {
    const end = endOf(text, match.index)
    if (end === null) {
      isCut ||= texts.length === 0
      unclosed += 1
    } else {
      texts.push(text.slice(match.index, end))
      opening.lastIndex = end
    }
  }
  return { texts, isCut }
}

/** Behind the bracket that closes the one at `start`; `null` where none does, or where it goes too deep. */
function endOf(text: string, start: number): number | null {
  const token = /"|[{}[\]]/g
  token.lastIndex = start
  let depth = 0
  for (let match = token.exec(text); match !== null; match = token.exec(text)) {
    const [char] = match
    if (char === '"') {
      token.lastIndex = endOfString(text, match.index)
      continue
    }
    depth += char === '{' || char === '[' ? 1 : -1
    if (depth === 0) return match.index + 1
    if (depth > MOST_DEPTH) return null
  }
  return null
}

function endOfString(text: string, start: number): number {
  const token = /[\\"]/g
  token.lastIndex = start + 1
  for (let match = token.exec(text); match !== null; match = token.exec(text)) {
    if (match[0] === '"') return match.index + 1
    token.lastIndex = match.index + 2
  }
  return text.length
}

/** What the text is as JSON; `undefined` where it is none. Comments, commas before a closing bracket, and controls in strings are read over. */
export function parseLoosely(text: string): unknown {
  for (const each of [() => text, () => tidied(text)]) {
    try {
      return JSON.parse(each())
    } catch {
      // the tidied text is tried next
    }
  }
  return undefined
}

/** The text as strict JSON has it; strings are copied, so nothing in them is taken for a comment. */
function tidied(text: string): string {
  const parts: string[] = []
  const token = /"|\/\/|\/\*|,/g
  let at = 0
  for (let match = token.exec(text); match !== null; match = token.exec(text)) {
    const { index } = match
    parts.push(text.slice(at, index))
    if (match[0] === '"') {
      at = endOfString(text, index)
      parts.push(withEscapes(text.slice(index, at)))
    } else if (match[0] === ',') {
      at = index + 1
      const next = endOfBlank(text, at)
      if (text[next] !== '}' && text[next] !== ']') parts.push(',')
    } else {
      at = endOfComment(text, index)
    }
    token.lastIndex = at
  }
  return parts.join('') + text.slice(at)
}

function withEscapes(literal: string): string {
  return literal.replace(/[\u0000-\u001F]/g, (char) => JSON.stringify(char).slice(1, -1))
}

function endOfComment(text: string, start: number): number {
  const isLine = text[start + 1] === '/'
  const end = text.indexOf(isLine ? '\n' : '*/', start + 2)
  return end < 0 ? text.length : end + (isLine ? 1 : 2)
}

/** Behind white space and comments. */
function endOfBlank(text: string, start: number): number {
  let at = start
  for (;;) {
    while (at < text.length && /\s/.test(text[at]!)) at += 1
    if (text[at] !== '/' || (text[at + 1] !== '/' && text[at + 1] !== '*')) return at
    at = endOfComment(text, at)
  }
}
