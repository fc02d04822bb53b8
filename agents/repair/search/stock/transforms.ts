/** A wrong result and the one that is wanted. */
export interface Pair {
  readonly actual: unknown
  readonly expected: unknown
}

/** A change of a value: what it makes of one, and how it is written; `$` stands for the value. */
export interface Transform {
  readonly text: string
  readonly apply: (value: unknown) => unknown
}

/** A wrong kind of value makes it throw, or gives what fits nothing. */
function step(text: string, apply: (value: never) => unknown): Transform {
  return { text, apply: apply as Transform['apply'] }
}

const sum = (list: readonly number[]): number => list.reduce((a, b) => a + b, 0)

const USUAL: readonly Transform[] = [
  step('-$', (x: number) => -x),
  step('!$', (x: boolean) => !x),
  step('$ + 1', (x: number) => x + 1),
  step('$ - 1', (x: number) => x - 1),
  step('$ * 2', (x: number) => x * 2),
  step('$ / 2', (x: number) => x / 2),
  step('$ ** 2', (x: number) => x ** 2),
  step('Math.abs($)', (x: number) => Math.abs(x)),
  step('Math.round($)', (x: number) => Math.round(x)),
  step('Math.floor($)', (x: number) => Math.floor(x)),
  step('Math.ceil($)', (x: number) => Math.ceil(x)),
  step('Math.trunc($)', (x: number) => Math.trunc(x)),
  step('Math.sqrt($)', (x: number) => Math.sqrt(x)),
  step('Number($.toFixed(1))', (x: number) => Number(x.toFixed(1))),
  step('Number($.toFixed(2))', (x: number) => Number(x.toFixed(2))),
  step('Number($.toFixed(3))', (x: number) => Number(x.toFixed(3))),
  step('$.toString(2)', (x: number) => x.toString(2)),
  step('String($)', String),
  step('Number($)', Number),
  step('[$]', (x: unknown) => [x]),
  step('$[0]', (x: readonly unknown[]) => x[0]),
  step('$.at(-1)', (x: readonly unknown[]) => x.at(-1)),
  step('$.length', (x: string) => x.length),
  step('$.slice(1)', (x: string) => x.slice(1)),
  step('$.slice(0, -1)', (x: string) => x.slice(0, -1)),
  step('$.trim()', (x: string) => x.trim()),
  step('$.toLowerCase()', (x: string) => x.toLowerCase()),
  step('$.toUpperCase()', (x: string) => x.toUpperCase()),
  step("$.split('')", (x: string) => x.split('')),
  step("$.split(' ')", (x: string) => x.split(' ')),
  step("$.split(',')", (x: string) => x.split(',')),
  step("$.replace(/\\s+/g, '')", (x: string) => x.replace(/\s+/g, '')),
  step("$.replace(/\\s+/g, ' ')", (x: string) => x.replace(/\s+/g, ' ')),
  step("$.replace(/[^a-zA-Z0-9]/g, '')", (x: string) => x.replace(/[^a-zA-Z0-9]/g, '')),
  step("$.join('')", (x: readonly unknown[]) => x.join('')),
  step("$.join(' ')", (x: readonly unknown[]) => x.join(' ')),
  step("$.join(',')", (x: readonly unknown[]) => x.join(',')),
  step("$.join(', ')", (x: readonly unknown[]) => x.join(', ')),
  step('$.reverse()', (x: readonly unknown[]) => x.toReversed()),
  step('$.sort()', (x: readonly unknown[]) => x.toSorted((a, b) => (String(a) < String(b) ? -1 : 1))),
  step('$.sort((a, b) => a - b)', (x: readonly number[]) => x.toSorted((a, b) => a - b)),
  step('$.sort((a, b) => b - a)', (x: readonly number[]) => x.toSorted((a, b) => b - a)),
  step('[...new Set($)]', (x: readonly unknown[]) => [...new Set(x)]),
  step('$.filter(Boolean)', (x: readonly unknown[]) => x.filter(Boolean)),
  step('$.map(Number)', (x: readonly unknown[]) => x.map(Number)),
  step('$.map(String)', (x: readonly unknown[]) => x.map(String)),
  step('$.map((x) => [x])', (x: readonly unknown[]) => x.map((item) => [item])),
  step('$.map((x) => x.length)', (x: readonly string[]) => x.map((item) => item.length)),
  step("$.map((x) => x.join(''))", (x: readonly (readonly unknown[])[]) => x.map((item) => item.join(''))),
  step('$.map((x) => x[0])', (x: readonly (readonly unknown[])[]) => x.map((item) => item[0])),
  step('$.map((x) => x[1])', (x: readonly (readonly unknown[])[]) => x.map((item) => item[1])),
  step('$.flat()', (x: readonly unknown[]) => x.flat()),
  step('$.reduce((a, b) => a + b, 0)', sum),
  step('$.reduce((a, b) => a * b, 1)', (x: readonly number[]) => x.reduce((a, b) => a * b, 1)),
  step('Math.max(...$)', (x: readonly number[]) => Math.max(...x)),
  step('Math.min(...$)', (x: readonly number[]) => Math.min(...x)),
  step('Object.values($)', (x: object) => Object.values(x)),
  step('Object.keys($)', (x: object) => Object.keys(x)),
  step('Object.entries($)', (x: object) => Object.entries(x)),
  step('Object.fromEntries($)', (x: readonly (readonly [string, unknown])[]) => Object.fromEntries(x)),
  step('JSON.stringify($)', (x: unknown) => JSON.stringify(x)),
  step('$ || null', (x: unknown) => x || null),
  step('$ || -1', (x: unknown) => x || -1),
  step('$ || 0', (x: unknown) => x || 0),
  step('$.length > 0', (x: string) => x.length > 0),
  step('$.length === 0', (x: string) => x.length === 0),
  step('$ > 0', (x: number) => x > 0),
  step('$ === 0', (x: number) => x === 0),
]

/** Constants and transforms of two steps fit a single pair by chance. */
const PAIRS_FOR_DARING = 2

/** What makes every wrong result the wanted one: one step, or two; the simplest first. */
export function transformsOf(pairs: readonly Pair[]): Transform[] {
  if (pairs.length === 0) return []
  const steps = [...USUAL, ...constantsOf(pairs)]
  const single = steps.filter((step) => fits(step, pairs))
  if (single.length > 0 || pairs.length < PAIRS_FOR_DARING) return single
  return steps.flatMap((first) => {
    const halfway = advance(first, pairs)
    if (halfway === null) return []
    return steps
      .filter((second) => fits(second, halfway))
      .map((second) => ({
        text: second.text.replace('$', () => group(first.text)),
        apply: (x: unknown) => second.apply(first.apply(x)),
      }))
  })
}

function group(text: string): string {
  return /^[\w.]*\(.*\)$|^\$[.[]\S*$|^\$\..*\)$|^\[.*\]$/.test(text) ? text : `(${text})`
}

/** The pairs with the step taken; `null` where it cannot be. */
function advance(step: Transform, pairs: readonly Pair[]): Pair[] | null {
  try {
    return pairs.map(({ actual, expected }) => ({ actual: step.apply(actual), expected }))
  } catch {
    return null
  }
}

function fits(step: Transform, pairs: readonly Pair[]): boolean {
  return advance(step, pairs)?.every(({ actual, expected }) => keyOf(actual) === keyOf(expected)) ?? false
}

function keyOf(value: unknown): string {
  return (
    JSON.stringify(value, (_, inner: unknown) =>
      typeof inner === 'number' && !Number.isFinite(inner) ? String(inner) : inner,
    ) ?? 'undefined'
  )
}

/** A number that is added or multiplied, a text around: where all pairs agree on it. */
function constantsOf(pairs: readonly Pair[]): Transform[] {
  if (pairs.length < PAIRS_FOR_DARING) return []
  const { actual, expected } = pairs[0]!
  if (typeof actual === 'number' && typeof expected === 'number') {
    const difference = expected - actual
    const ratio = expected / actual
    return [step(`$ + ${difference}`, (x: number) => x + difference), step(`$ * ${ratio}`, (x: number) => x * ratio)]
  }
  if (typeof actual === 'string' && typeof expected === 'string' && actual !== '' && expected.includes(actual)) {
    const at = expected.indexOf(actual)
    const [before, after] = [expected.slice(0, at), expected.slice(at + actual.length)]
    const parts = [quoted(before), '$', quoted(after)].filter((part) => part !== '""')
    return [step(parts.join(' + '), (x: string) => before + x + after)]
  }
  return []
}

/** Without the sign that stands for the value. */
function quoted(text: string): string {
  return JSON.stringify(text).replaceAll('$', '\\x24')
}
