/** A small function with a fault, and its assertions: about the size of what benchmarks of code generation ask for. */
export interface SmallTask {
  readonly program: string
  readonly tests: string
}

function task(program: string, conditions: readonly string[]): SmallTask {
  return { program, tests: conditions.map((condition) => `console.assert(${condition})\n`).join('') }
}

export const TASKS: readonly SmallTask[] = [
  task(
    `function longestRun(numbers) {
  let best = 0
  let run = 0
  for (let i = 0; i < numbers.length; i++) {
    if (i === 0 || numbers[i] >= numbers[i - 1]) run = run + 1
    else run = 0
    if (run > best) best = run
  }
  return best
}
`,
    [
      'longestRun([]) === 0',
      'longestRun([5]) === 1',
      'longestRun([1, 2, 3]) === 3',
      'longestRun([3, 2, 1]) === 1',
      'longestRun([1, 2, 1, 2, 3]) === 3',
      'longestRun([2, 2, 2, 1]) === 3',
      'longestRun([9, 1, 4, 8, 3]) === 3',
    ],
  ),
  task(
    `function compress(text) {
  let out = ''
  let count = 1
  for (let i = 1; i <= text.length; i++) {
    if (text[i] === text[i - 1]) {
      count = count + 1
    } else {
      out = out + text[i - 1] + (count > 0 ? count : '')
      count = 1
    }
  }
  return out
}
`,
    [
      "compress('') === ''",
      "compress('a') === 'a'",
      "compress('aa') === 'a2'",
      "compress('abc') === 'abc'",
      "compress('aabccc') === 'a2bc3'",
      "compress('zzzzzzzzzzzz') === 'z12'",
      "compress('abba') === 'ab2a'",
    ],
  ),
  task(
    `const gcd = (a, b) => {
  while (b !== 0) {
    const rest = a % b
    a = b
    b = rest
  }
  return a
}

const reduce = ([top, bottom]) => {
  const divisor = gcd(Math.abs(top), Math.abs(bottom))
  const sign = bottom > 0 ? -1 : 1
  return [(sign * top) / divisor, (sign * bottom) / divisor]
}
`,
    ['1,2', '2,4', '-3,9', '5,-10', '0,7', '12,18', '100,-75'].map((pair) => {
      const [top, bottom] = pair.split(',').map(Number) as [number, number]
      return `reduce([${pair}])[1] > 0 && reduce([${pair}])[0] * ${bottom} === reduce([${pair}])[1] * ${top}`
    }),
  ),
  task(
    `function parenthesisDepths(text) {
  const groups = text.split(' ').filter((group) => group.length > 0)
  const depthOf = (group) => {
    let depth = 0
    let most = 0
    for (const sign of group) {
      if (sign === '(') {
        depth = depth + 1
      } else {
        depth = depth - 1
        most = Math.max(most, depth)
      }
    }
    return most
  }
  return groups.map(depthOf)
}
`,
    [
      "parenthesisDepths('()').join() === '1'",
      "parenthesisDepths('').length === 0",
      "parenthesisDepths('(()) ()').join() === '2,1'",
      "parenthesisDepths('((())) (()())').join() === '3,2'",
      "parenthesisDepths('()()()').join() === '1'",
      "parenthesisDepths('(((())))').join() === '4'",
      "parenthesisDepths('() (()) ((()))').join() === '1,2,3'",
    ],
  ),
  task(
    `const digitsOf = (number) => String(Math.abs(number)).split('').map(Number)

function happySteps(number) {
  const seen = new Set()
  let steps = 1
  let current = number
  while (current !== 1 && !seen.has(current)) {
    seen.add(current)
    current = digitsOf(current).reduce((sum, digit) => sum + digit * digit, 0)
    steps = steps + 1
  }
  return current === 1 ? steps : -1
}
`,
    [
      'happySteps(1) === 0',
      'happySteps(7) === 5',
      'happySteps(10) === 1',
      'happySteps(4) === -1',
      'happySteps(19) === 4',
      'happySteps(100) === 1',
      'happySteps(89) === -1',
    ],
  ),
  task(
    `function mergeRanges(ranges) {
  const sorted = [...ranges].sort((a, b) => a[0] - b[0])
  const merged = []
  for (const [from, to] of sorted) {
    const last = merged[merged.length - 1]
    if (last !== undefined && from < last[1]) {
      last[1] = to
    } else {
      merged.push([from, to])
    }
  }
  return merged
}
`,
    [
      'JSON.stringify(mergeRanges([])) === "[]"',
      'JSON.stringify(mergeRanges([[1, 2]])) === "[[1,2]]"',
      'JSON.stringify(mergeRanges([[1, 2], [2, 3]])) === "[[1,3]]"',
      'JSON.stringify(mergeRanges([[1, 9], [2, 3]])) === "[[1,9]]"',
      'JSON.stringify(mergeRanges([[5, 6], [1, 2]])) === "[[1,2],[5,6]]"',
      'JSON.stringify(mergeRanges([[3, 5], [1, 4], [7, 8]])) === "[[1,5],[7,8]]"',
      'JSON.stringify(mergeRanges([[1, 4], [4, 6], [5, 7]])) === "[[1,7]]"',
    ],
  ),
]
