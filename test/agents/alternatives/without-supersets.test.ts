import { expect, test } from 'vitest'
import { withoutSupersets } from '../../../agents/alternatives/without-supersets.ts'
import { edit, patches } from './helpers.ts'

const TEXT = 'f(a, b, c)'
const [A, B, C] = [edit(TEXT, 'a', 'x'), edit(TEXT, 'b', 'y'), edit(TEXT, 'c', 'z')]

test('a patch that holds another one gives its place to it', () => {
  const list = patches(TEXT, ['t'], [[A, B, C], [C], [A, B], [A, edit(TEXT, 'b', 'q')], [B, C]])
  expect(withoutSupersets(list).map(({ id }) => id)).toEqual([1, 2, 3])
})

test('what one family does at several places stays, after what it holds', () => {
  const [whole, ...rest] = patches(TEXT, ['t'], [[A, B, C], [A, B], [B]])
  expect(withoutSupersets([{ ...whole!, operators: ['everywhere'] }, ...rest]).map(({ id }) => id)).toEqual([2, 0])
})

test('the smallest one that is held stands for all', () => {
  const list = patches(TEXT, ['t'], [[A, B, C], [A, B], [B]])
  expect(withoutSupersets(list).map(({ id }) => id)).toEqual([2])
})
