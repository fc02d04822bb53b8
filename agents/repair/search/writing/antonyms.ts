import * as t from '@babel/types'
import type { Edit } from '#core'
import { operatorSpan, replace, replaceSpan } from './rewrite.ts'

const OPPOSITE_SIGNS: ReadonlyMap<string, string> = bothWays('< >', '<= >=', '+= -=', '*= /=', '++ --')

const OPPOSITE_WORDS: ReadonlyMap<string, string> = bothWays(
  'min max',
  'smallest largest',
  'lowest highest',
  'even odd',
  'left right',
  'start end',
  'first last',
  'lower upper',
  'positive negative',
  'pos neg',
  'row col',
  'open close',
  'push unshift',
  'pop shift',
  'toUpperCase toLowerCase',
  'floor ceil',
  'startsWith endsWith',
)

function bothWays(...pairs: readonly string[]): ReadonlyMap<string, string> {
  return new Map(
    pairs.flatMap((pair) => {
      const [a = '', b = ''] = pair.split(' ')
      return [
        [a, b],
        [b, a],
      ] as const
    }),
  )
}

/** Whether two words are opposites, written small. */
export function areOpposite(word: string, other: string): boolean {
  return OPPOSITE_WORDS.get(word) === other
}

/** A name with its word turned into the opposite: `maxValue` to `minValue`; `null` where it has none. */
function oppositeName(name: string): string | null {
  const whole = OPPOSITE_WORDS.get(name)
  if (whole !== undefined) return whole
  for (const [word, instead] of OPPOSITE_WORDS) {
    const capital = word[0]!.toUpperCase() + word.slice(1)
    if (new RegExp(`^${word}(?=[A-Z_\\d]|s?$)`).test(name)) return instead + name.slice(word.length)
    if (name.includes(capital)) return name.replace(capital, instead[0]!.toUpperCase() + instead.slice(1))
  }
  return null
}

/** What turns each part of a tree into its opposite, in order: signs, methods, and names whose opposite `isKnown`. */
export function oppositeEdits(root: t.Node, text: string, isKnown: (name: string) => boolean): Edit[] {
  const edits: Edit[] = []
  t.traverseFast(root, (node) => {
    if (t.isBinaryExpression(node) || t.isAssignmentExpression(node)) {
      const instead = OPPOSITE_SIGNS.get(node.operator)
      if (instead !== undefined) edits.push(replaceSpan(operatorSpan(text, node.left, node.operator), instead))
    } else if (t.isUpdateExpression(node)) {
      const start = node.prefix ? node.start! : node.end! - 2
      edits.push(replaceSpan({ start, end: start + 2 }, OPPOSITE_SIGNS.get(node.operator)!))
    } else if (t.isMemberExpression(node) && !node.computed && t.isIdentifier(node.property)) {
      const instead = OPPOSITE_WORDS.get(node.property.name)
      if (instead !== undefined) edits.push(replace(node.property, instead))
    } else if (t.isIdentifier(node)) {
      const instead = oppositeName(node.name)
      if (instead !== null && isKnown(instead)) edits.push(replace(node, instead))
    }
  })
  return edits.filter(({ start }, i) => edits.findIndex((other) => other.start === start) === i).sort((a, b) => a.start - b.start)
}
