import type { Snapshot } from './snapshot.ts'

export interface ConsoleCapture {
  /** Forgets what was printed; nothing is formatted or kept while `keeps` is false. */
  reset(keeps: boolean): void
  /** What was printed, in order, capped in number and length. */
  readonly lines: () => readonly string[]
  /** `util.format`. */
  format(args: readonly unknown[]): string
  /** Hears of every `console.assert`: its message where it fails, `null` where it holds. */
  onAssert(report: (message: string | null) => void): void
}

/** Puts a `console` into the realm that keeps what is printed, within bounds. Self-contained. */
export function installConsole(snapshot: Snapshot): ConsoleCapture {
  const { apply } = Reflect
  const { slice } = String.prototype
  const cut = (text: string, from: number, to: number): string => apply(slice, text, [from, to])
  const MAX_LINES = 200
  const LINE_CAP = 1000
  const VALUE_CAP = 400
  const KINDS: Record<string, boolean> = { __proto__: null } as never
  for (const kind of 'sdifjoOc%') KINDS[kind] = true
  let keeps = true
  let lines: string[] = []
  let indent = ''
  let counts = new Map<string, number>()
  let report: (message: string | null) => void = () => undefined

  function plain(value: unknown): string {
    return typeof value === 'string' ? cut(value, 0, LINE_CAP) : snapshot(value, VALUE_CAP).text
  }

  function placeholder(kind: string, value: unknown): string {
    if (kind === 's') return plain(value)
    if (kind === 'd') return typeof value === 'object' ? 'NaN' : typeof value === 'bigint' ? `${value}n` : String(Number(value))
    if (kind === 'i') return typeof value === 'object' ? 'NaN' : String(Number.parseInt(String(value), 10))
    if (kind === 'f') return typeof value === 'symbol' ? 'NaN' : String(Number.parseFloat(plain(value)))
    return kind === 'c' ? '' : snapshot(value, VALUE_CAP).text
  }

  function format(args: readonly unknown[]): string {
    const [first] = args
    let used = 0
    let text = ''
    if (typeof first === 'string') {
      used = 1
      const template = cut(first, 0, LINE_CAP)
      for (let i = 0; i < template.length; i++) {
        const kind = template[i] === '%' ? template[i + 1] : undefined
        const isPlaced = kind !== undefined && KINDS[kind] === true && (kind === '%' ? args.length > 1 : used < args.length)
        text += !isPlaced ? template[i] : kind === '%' ? '%' : placeholder(kind, args[used++])
        if (isPlaced) i++
      }
    }
    for (let i = used; i < args.length && text.length < LINE_CAP; i++) text += (i === 0 ? '' : ' ') + plain(args[i])
    return text
  }

  function print(...args: unknown[]): void {
    if (!keeps || lines.length >= MAX_LINES) return
    lines[lines.length] = cut(indent + format(args), 0, LINE_CAP)
  }

  const ignore = () => undefined
  const methods: Record<string, unknown> = {
    log: print,
    info: print,
    warn: print,
    error: print,
    debug: print,
    trace: print,
    dir: (value: unknown) => print(value),
    dirxml: print,
    table: (value: unknown) => print(value),
    group(...args: unknown[]) {
      if (args.length > 0) print(...args)
      if (indent.length < 40) indent += '  '
    },
    groupEnd() {
      indent = cut(indent, 2, indent.length)
    },
    count(label: unknown = 'default') {
      const key = plain(label)
      counts.set(key, (counts.get(key) ?? 0) + 1)
      print(`${key}: ${counts.get(key)}`)
    },
    countReset: (label: unknown = 'default') => void counts.delete(plain(label)),
    assert(condition?: unknown, ...args: unknown[]) {
      report(condition ? null : args.length === 0 ? '' : format(args))
    },
    time: ignore,
    timeEnd: ignore,
    timeLog: ignore,
    clear: ignore,
  }
  methods.groupCollapsed = methods.group
  // Tests may replace `console.log` to see what is printed; no program may replace the judge.
  const shared: Record<string, unknown> = { ...methods }
  Object.defineProperty(shared, 'assert', { writable: false, configurable: false })
  Object.defineProperty(globalThis, 'console', { value: shared, writable: false, configurable: false, enumerable: false })

  return {
    reset(keepsLines) {
      keeps = keepsLines
      indent = ''
      if (lines.length > 0) lines = []
      if (counts.size > 0) counts = new Map()
    },
    lines: () => lines,
    format,
    onAssert(reporter) {
      report = reporter
    },
  }
}
