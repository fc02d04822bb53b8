import { expect, test } from 'vitest'
import { describedExamples } from '../../../../agents/alternatives/inputs/described.ts'
import { callText, toSource } from '../../../../agents/alternatives/inputs/value.ts'
import { parseSource } from '../../../../probes/parse.ts'

function examples(description: string): string[] {
  return describedExamples(description, ['isOdd'], parseSource).map(
    ({ call, expected }) => `${callText(call)} is ${toSource(expected)}`,
  )
}

test.each([
  ['>>> isOdd(3)\ntrue', 'isOdd(3) is true'],
  ['//  >>> isOdd([1, 2])\n//  "a"', 'isOdd([1, 2]) is "a"'],
  [' * > isOdd(2)\n * 14\n */', 'isOdd(2) is 14'],
  ['is_odd(3) == True', 'isOdd(3) is true'],
  ['isOdd("(") // => 1.5', 'isOdd("(") is 1.5'],
  ['For example isOdd(3) returns "yes", and more.', 'isOdd(3) is "yes"'],
  ['isOdd(5) ➞ (1, 2)', 'isOdd(5) is [1, 2]'],
  ['isOdd(1) should return None.', 'isOdd(1) is null'],
  ['isOdd(15)   # returns "db1111db"', 'isOdd(15) is "db1111db"'],
])('%j', (description, example) => {
  expect(examples(description)).toEqual([example])
})

test('no example where the arguments or the answer are no literals', () => {
  expect(examples('isOdd(n) returns true; isOdd(3) tells whether 3 is odd; call isOdd(4). odd(3) == 1; isOdd(')).toEqual([])
})
