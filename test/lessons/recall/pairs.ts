import type { Failing } from './signatures.ts'

/** The same fault in two programs that are written differently, and are about different things. */
export interface Pair {
  readonly fault: string
  readonly one: Failing
  readonly other: Failing
}

type Cases = Readonly<Record<string, unknown>>

const failing = (program: string, cases: Cases): Failing => {
  const [name = ''] = /^\w+/.exec(Object.keys(cases)[0] ?? '') ?? []
  const lines = Object.entries(cases).map(
    ([call, expected], at) => `test('case ${at}', () => { expect(${call}).toEqual(${JSON.stringify(expected)}) })\n`,
  )
  return {
    program: `${program}\nmodule.exports = { ${name} }\n`,
    tests: `const { ${name} } = require('./program.js')\n${lines.join('')}`,
  }
}

export const PAIRS: readonly Pair[] = [
  {
    fault: 'goes one element too far',
    one: failing(
      `function total(prices) {\n  let sum = 0\n  for (let i = 0; i <= prices.length; i++) {\n    sum += prices[i]\n  }\n  return sum\n}\n`,
      { 'total([1, 2])': 3, 'total([5])': 5, 'total([2, 2, 2])': 6 },
    ),
    other: failing(
      `const weigh = (boxes) => {\n  let kilos = 0\n  let k = 0\n  while (k <= boxes.length) {\n    const box = boxes[k]\n    kilos = kilos + box\n    k++\n  }\n  return kilos\n}\n`,
      { 'weigh([10, 20])': 30, 'weigh([7])': 7, 'weigh([1, 1, 4])': 6 },
    ),
  },
  {
    fault: 'the greatest starts from nought',
    one: failing(
      `function highest(marks) {\n  let best = 0\n  for (const mark of marks) {\n    if (mark > best) best = mark\n  }\n  return best\n}\n`,
      { 'highest([1, 3, 2])': 3, 'highest([-5, -2])': -2, 'highest([-1])': -1 },
    ),
    other: failing(`const warmest = (days) => days.reduce((top, day) => (day > top ? day : top), 0)\n`, {
      'warmest([20, 25])': 25,
      'warmest([-3, -8, -4])': -3,
      'warmest([-10])': -10,
    }),
  },
  {
    fault: 'gives an answer in the first turn',
    one: failing(
      `function allEven(numbers) {\n  for (const n of numbers) {\n    if (n % 2 !== 0) {\n      return false\n    }\n    return true\n  }\n  return true\n}\n`,
      { 'allEven([2, 4])': true, 'allEven([2, 3])': false, 'allEven([4, 4, 5])': false, 'allEven([1])': false },
    ),
    other: failing(
      `const isSorted = function (list) {\n  for (let i = 1; i < list.length; i++) {\n    if (list[i - 1] > list[i]) return false\n    else return true\n  }\n  return true\n}\n`,
      { 'isSorted([1, 2, 3])': true, 'isSorted([1, 2, 1])': false, 'isSorted([3, 1])': false, 'isSorted([1, 5, 6, 2])': false },
    ),
  },
  {
    fault: 'the limit itself is left out',
    one: failing(
      `function countAdults(ages) {\n  let adults = 0\n  for (let i = 0; i < ages.length; i++) {\n    if (ages[i] > 18) {\n      adults++\n    }\n  }\n  return adults\n}\n`,
      { 'countAdults([17, 18, 30])': 2, 'countAdults([18])': 1, 'countAdults([20])': 1 },
    ),
    other: failing(`const passed = (points) => points.filter((p) => p > 50).length\n`, {
      'passed([50, 51])': 2,
      'passed([50])': 1,
      'passed([10, 90])': 1,
    }),
  },
  {
    fault: 'numbers are sorted as texts',
    one: failing(`function ascending(values) {\n  const copy = [...values]\n  copy.sort()\n  return copy\n}\n`, {
      'ascending([10, 9, 1])': [1, 9, 10],
      'ascending([3, 2])': [2, 3],
      'ascending([100, 20])': [20, 100],
    }),
    other: failing(`const lineUp = (heights) => {\n  if (heights.length === 0) return []\n  return heights.slice().sort()\n}\n`, {
      'lineUp([172, 80, 95])': [80, 95, 172],
      'lineUp([1, 2])': [1, 2],
      'lineUp([5, 40, 300])': [5, 40, 300],
    }),
  },
  {
    fault: 'the last letter is lost',
    one: failing(
      `function backwards(word) {\n  let out = ''\n  for (let i = word.length - 2; i >= 0; i--) {\n    out += word[i]\n  }\n  return out\n}\n`,
      { "backwards('abc')": 'cba', "backwards('xy')": 'yx', "backwards('')": '' },
    ),
    other: failing(
      `const mirror = (line) => {\n  const letters = []\n  let at = line.length - 2\n  while (at >= 0) {\n    letters.push(line.charAt(at))\n    at -= 1\n  }\n  return letters.join('')\n}\n`,
      { "mirror('lamp')": 'pmal', "mirror('on')": 'no', "mirror('')": '' },
    ),
  },
  {
    fault: 'nobody asks whether there is one',
    one: failing(`function nameOf(users, id) {\n  const user = users.find((u) => u.id === id)\n  return user.name\n}\n`, {
      "nameOf([{ id: 1, name: 'a' }], 1)": 'a',
      'nameOf([], 1)': null,
      "nameOf([{ id: 2, name: 'b' }], 3)": null,
    }),
    other: failing(
      `const priceFor = (shelf, code) => {\n  let hit\n  for (const item of shelf) {\n    if (item.code === code) hit = item\n  }\n  return hit.price\n}\n`,
      {
        "priceFor([{ code: 'x', price: 4 }], 'x')": 4,
        "priceFor([], 'x')": null,
        "priceFor([{ code: 'y', price: 1 }], 'z')": null,
      },
    ),
  },
  {
    fault: 'a product starts from nought',
    one: failing(
      `function factorial(n) {\n  let result = 0\n  for (let i = 1; i <= n; i++) {\n    result *= i\n  }\n  return result\n}\n`,
      { 'factorial(3)': 6, 'factorial(1)': 1, 'factorial(5)': 120 },
    ),
    other: failing(
      `const volume = (sides) => {\n  let cubic = 0\n  sides.forEach((side) => {\n    cubic = cubic * side\n  })\n  return cubic\n}\n`,
      { 'volume([2, 3, 4])': 24, 'volume([1])': 1, 'volume([5, 5])': 25 },
    ),
  },
  {
    fault: 'never ends',
    one: failing(`function digits(n) {\n  let count = 0\n  while (n > 0) {\n    count++\n  }\n  return count\n}\n`, {
      'digits(7)': 1,
      'digits(42)': 2,
      'digits(0)': 0,
    }),
    other: failing(
      `const halvings = (size) => {\n  let steps = 0\n  for (let rest = size; rest > 1; ) {\n    steps += 1\n  }\n  return steps\n}\n`,
      { 'halvings(8)': 3, 'halvings(2)': 1, 'halvings(1)': 0 },
    ),
  },
  {
    fault: 'either instead of both',
    one: failing(
      `function isLeap(year) {\n  if (year % 4 === 0 || year % 100 !== 0) {\n    return true\n  }\n  return year % 400 === 0\n}\n`,
      { 'isLeap(2024)': true, 'isLeap(1900)': false, 'isLeap(2001)': false, 'isLeap(2000)': true },
    ),
    other: failing(`const isInside = (x, low, high) => {\n  return x >= low || x <= high ? true : false\n}\n`, {
      'isInside(5, 1, 9)': true,
      'isInside(0, 1, 9)': false,
      'isInside(10, 1, 9)': false,
      'isInside(1, 1, 9)': true,
    }),
  },
  {
    fault: 'half an index',
    one: failing(`function middle(list) {\n  const at = list.length / 2\n  return list[at]\n}\n`, {
      'middle([1, 2, 3])': 2,
      'middle([7])': 7,
      'middle([1, 2])': 2,
    }),
    other: failing(
      `const median = (sizes) => {\n  const sorted = [...sizes].sort((a, b) => a - b)\n  return sorted[(sorted.length - 1) / 2]\n}\n`,
      { 'median([3, 1])': 1, 'median([4, 2, 9, 5])': 4, 'median([5])': 5 },
    ),
  },
  {
    fault: 'a count starts from nothing',
    one: failing(
      `function frequencies(words) {\n  const counts = {}\n  for (const word of words) {\n    counts[word] += 1\n  }\n  return counts\n}\n`,
      { "frequencies(['a', 'b', 'a'])": { a: 2, b: 1 }, 'frequencies([])': {}, "frequencies(['x'])": { x: 1 } },
    ),
    other: failing(
      `const votesOf = (ballots) => {\n  const votes = {}\n  ballots.forEach((ballot) => {\n    votes[ballot] = votes[ballot] + 1\n  })\n  return votes\n}\n`,
      { "votesOf(['ann', 'bob', 'bob'])": { ann: 1, bob: 2 }, 'votesOf([])': {}, "votesOf(['cy'])": { cy: 1 } },
    ),
  },
]
