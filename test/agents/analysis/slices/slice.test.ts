import { afterAll, describe, expect, test } from 'vitest'
import { graphOf } from '../../../../agents/analysis/slices/graph.ts'
import { backwardSlice, forwardSlice, pathBetween, sliceOf } from '../../../../agents/analysis/slices/slice.ts'
import { realRuns } from '../../../helpers/real-run.ts'
import { runCases } from '../../../helpers/run-cases.ts'

/** The lines of a program that a call's result, or its error, was computed from. */
function linesOf(text: string, call: string): readonly number[] {
  return sliceOf(runCases(text, [[call, 'never this']]), 't0')!.lines
}

const TABLE: readonly { name: string; text: string; call: string; lines: readonly number[] }[] = [
  {
    name: 'variables: the last definition that reached the read, and none before it',
    text: `function f(a) {
  let x = a + 1
  let y = a * 2
  x = y
  const unused = a + 5
  return x
}`,
    call: 'f(3)',
    lines: [3, 4, 6],
  },
  {
    name: 'conditions decide what is reached, those of jumps before it too',
    text: `function f(a) {
  let x = 0
  if (a > 1)
    x = 2
  if (a > 100) return 9
  let z = 0
  if (a > 2) z = 1
  return x
}`,
    call: 'f(3)',
    lines: [3, 4, 5, 8],
  },
  {
    name: 'a condition that kept a variable as it was',
    text: `function max(xs) {
  let best = xs[0]
  let count = 0
  for (const x of xs) {
    count++
    if (x < best)
      best = x
  }
  return best
}`,
    call: 'max([1, 2])',
    lines: [2, 4, 6, 9],
  },
  {
    name: 'a loop that ended too early',
    text: `function sum(xs) {
  let s = 0
  let calls = 0
  for (let i = 0; i < xs.length - 1; i++)
    s += xs[i]
  calls += 1
  return s
}`,
    call: 'sum([1])',
    lines: [2, 4, 7],
  },
  {
    name: 'arguments to parameters, returns to calls',
    text: `const twice = (n) => n * 2
function f(a, b) {
  const x = a + 1
  const y = b + 1
  twice(y)
  return twice(x)
}`,
    call: 'f(1, 2)',
    lines: [1, 3, 6],
  },
  {
    name: 'objects by identity: what was put in, whoever did it',
    text: `function put(list, value) {
  list.push(value)
}
function f(a) {
  const mine = []
  const other = []
  put(mine, a)
  put(other, a + 1)
  return mine
}`,
    call: 'f(1)',
    lines: [2, 5, 7, 9],
  },
  {
    name: 'properties one by one',
    text: `class P {
  constructor(x) {
    this.x = x
    this.y = 0
  }
  move(d) {
    this.y = d
    return this
  }
}
function f(a) {
  const p = new P(a)
  p.move(3)
  return p.y
}`,
    call: 'f(1)',
    lines: [7, 12, 13, 14],
  },
  {
    name: 'closures and callbacks of built-ins',
    text: `function f(xs) {
  let count = 0
  let noise = 0
  xs.forEach((x) => {
    noise += 1
    count += x
  })
  return count
}`,
    call: 'f([1, 2])',
    lines: [2, 4, 6, 8],
  },
  {
    name: 'an error, from what it was thrown for',
    text: `function check(n) {
  const noise = n + 1
  if (n > 2)
    throw new Error('too much')
  return noise
}
function f(a) {
  const b = a * 2
  check(b)
  return 1
}`,
    call: 'f(3)',
    lines: [3, 4, 8, 9],
  },
  {
    name: 'an error of the engine, from its statement',
    text: `function f(o) {
  const a = 1
  const b = o.missing
  const c = a + 1
  return b.x
}`,
    call: 'f({})',
    lines: [3, 5],
  },
]

describe('backward slices', () => {
  test.each(TABLE)('$name', ({ text, call, lines }) => {
    expect(linesOf(text, call)).toEqual(expect.arrayContaining([...lines]))
    const executed = new Set(text.split('\n').map((_, i) => i + 1))
    expect(linesOf(text, call).length).toBeLessThan(executed.size)
  })

  test.each(TABLE.slice(0, 6))('nothing else: $name', ({ text, call, lines }) => {
    expect(linesOf(text, call)).toEqual(lines)
  })

  test('what was computed after a loop of thousands of turns is still in it, by the text', () => {
    const lines = linesOf(
      'function f(n) {\n  let s = 0\n  for (let i = 0; i < n; i++) {\n    const d = i % 7\n    if (d === 3) s += d\n  }\n  return s\n}',
      'f(5000)',
    )
    expect(lines).toEqual([2, 3, 4, 5, 7])
  })

  test('a test that made no call has no slice', () => {
    expect(sliceOf(runCases('function f() { return 1 }', [['2', 3]]), 't0')).toBeNull()
  })
})

describe('in an isolate', () => {
  const { run, sandbox } = realRuns()
  afterAll(() => sandbox.close())

  test('what is waited for, and what calls that wait gave', async () => {
    const text = `async function load(n) {
  await null
  const unused = n
  return n - 1
}
export async function total(xs) {
  let sum = 0
  let noise = 0
  for (const x of xs) {
    const v = await load(x)
    noise += x
    sum += v
  }
  return sum
}`
    const observed = await run(
      text,
      `import { total } from './program.js'\nit('t', async () => expect(await total([1, 2])).toBe(3))`,
    )
    expect(sliceOf(observed, 't')!.lines).toEqual([4, 7, 9, 10, 12, 14])
  })

  test('a call that does not end, from what it goes on for', async () => {
    const text = 'function f(n) {\n  let i = 0\n  let noise = 0\n  while (i < n) {\n    noise++\n    i -= 1\n  }\n  return i\n}'
    const { lines } = sliceOf(await run(text, 'console.assert(f(3) === 3)'), 'L1')!
    expect(lines).toEqual(expect.arrayContaining([2, 4, 6]))
  })
})

describe('paths and forward slices', () => {
  const text = `function f(a) {
  const b = a + 1
  const unused = a + 2
  return b > 3 ? b * 2 : 0
}`

  test('the shortest way from a value to the result, by data and control', () => {
    const observed = runCases(text, [['f(5)', 0]])
    const graph = graphOf(observed)!
    const at = (label: string) => observed.trace.events.find(({ point }) => observed.trace.points[point]!.label === label)!.index
    const path = pathBetween(graph, at('b'), at('b > 3 ? b * 2 : 0'))
    expect(path.map(({ label, value, leads }) => `${label} = ${value} ${leads}`)).toEqual([
      'b = 6 data',
      'b = 6 data',
      'b * 2 = 12 data',
      'b > 3 ? b * 2 : 0 = 12 failure',
    ])
    expect(pathBetween(graph, at('unused'), at('b > 3 ? b * 2 : 0'))).toEqual([])
  })

  test('every link of a backward slice is before what it leads to, and its forward slice comes back', () => {
    const observed = runCases(text, [['f(5)', 0]])
    const graph = graphOf(observed)!
    const slice = backwardSlice(graph, 't0')!
    const end = slice.events.at(-1)!.index
    for (const { index } of slice.events) {
      expect(forwardSlice(graph, index)!.events.map((event) => event.index)).toContain(end)
      for (const { on } of graph.dependences.get(index) ?? []) expect(on).toBeLessThan(index)
    }
  })
})
