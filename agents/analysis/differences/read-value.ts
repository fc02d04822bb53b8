/** A value as far as its picture in a trace or a failure tells. */
export type Pictured =
  | { readonly kind: 'number'; readonly value: number; readonly text: string }
  | { readonly kind: 'text'; readonly value: string; readonly isCut: boolean; readonly text: string }
  | {
      readonly kind: 'list'
      readonly name: string
      readonly items: readonly Pictured[]
      readonly isCut: boolean
      readonly text: string
    }
  | {
      readonly kind: 'record'
      readonly name: string
      readonly entries: ReadonlyMap<string, Pictured>
      readonly isCut: boolean
      readonly text: string
    }
  /** `true`, `null`, `undefined`, functions, dates, and what cannot be read. */
  | { readonly kind: 'other'; readonly text: string }

const OPEN = /([A-Za-z_$][\w$]*|\[no prototype\])? ?([[{])/y
const STRING = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/y
const NUMBER = /[-+]?(?:\d[\d_]*(?:\.\d*)?(?:e[-+]?\d+)?|\.\d+|Infinity\b|NaN\b)/iy
const KEY = /("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|\[[^\]]*\]|[\w$#-]+)\s*:\s*/y
/** Anything else, brackets closed: `Date(2020)`, `[function f]`, `12n`. */
const WORD = /(?:[^,()[\]{}…]|\([^()]*\)|\[(?:function|circular|Proxy)[^\]]*\])+/y

/** Reads JavaScript-like text, however it was cut. */
export function readValue(text: string): Pictured {
  let at = 0
  const take = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at
    const match = pattern.exec(text)
    if (match !== null) at = pattern.lastIndex
    return match
  }
  const skip = () => void take(/\s*/y)

  function read(): Pictured {
    skip()
    const start = at
    const string = take(STRING)
    if (string !== null) return textOf(string[0])
    const number = take(NUMBER)
    if (number !== null && !/[\w$]/.test(text.charAt(at)))
      return { kind: 'number', value: Number(number[0].replaceAll('_', '')), text: number[0] }
    at = start
    const open = /\[(?:function|circular|Proxy)/y
    open.lastIndex = at
    const head = open.test(text) ? null : take(OPEN)
    if (head === null) return { kind: 'other', text: (take(WORD)?.[0] ?? text.slice(at, (at = text.length))).trim() }
    const name = head[1] ?? ''
    const isList = head[2] === '[' || name === 'Set' || name === 'Map'
    return isList ? list(name, start) : record(name, start)
  }

  function list(name: string, start: number): Pictured {
    const items: Pictured[] = []
    const isCut = parts(() => {
      const item = read()
      skip()
      if (take(/=>/y) === null) {
        items.push(item)
        return
      }
      const pair = [item, read()]
      items.push({ kind: 'list', name: '', items: pair, isCut: false, text: pair.map((one) => one.text).join(' => ') })
    })
    return { kind: 'list', name, items, isCut, text: text.slice(start, at) }
  }

  function record(name: string, start: number): Pictured {
    const entries = new Map<string, Pictured>()
    const isCut = parts(() => {
      const key = take(KEY)
      if (key === null) read()
      else entries.set(nameOf(key[1]!), read())
    })
    return { kind: 'record', name, entries, isCut, text: text.slice(start, at) }
  }

  /** Until the closing bracket; tells whether the list was cut. */
  function parts(one: () => void): boolean {
    for (let isCut = false; ;) {
      skip()
      if (at >= text.length) return true
      if (take(/[\]}]/y) !== null) return isCut
      if (take(/…/y) !== null) isCut = true
      else if (take(/,/y) === null) {
        const before = at
        one()
        if (at === before) at += 1
      }
    }
  }

  return read()
}

function nameOf(key: string): string {
  const quoted = /^["']/.test(key) ? textOf(key) : null
  return quoted?.kind === 'text' ? quoted.value : key
}

function textOf(quoted: string): Pictured {
  const isCut = /…["']$/.test(quoted)
  const inside = quoted.slice(1, -1)
  const json = quoted.startsWith('"') ? quoted : `"${inside.replaceAll('"', '\\"').replaceAll("\\'", "'")}"`
  let value = inside
  try {
    value = JSON.parse(json) as string
  } catch {
    // As it is: its end may be missing.
  }
  return { kind: 'text', value, isCut, text: quoted }
}
