import * as t from '@babel/types'
import { valuesAt } from '../scene/names.ts'
import { change, operator, type Proposal } from '../operator.ts'
import { insertAt } from '../writing/rewrite.ts'

/** Arguments that are often forgotten, by the function's name and how many are there. */
const FORGOTTEN: ReadonlyMap<string, readonly (readonly [have: number, argument: string])[]> = new Map([
  [
    'parseInt',
    [
      [1, '10'],
      [1, '2'],
      [1, '16'],
    ],
  ],
  [
    'toString',
    [
      [0, '2'],
      [0, '10'],
      [0, '16'],
    ],
  ],
  [
    'split',
    [
      [0, "''"],
      [0, "' '"],
      [0, "','"],
    ],
  ],
  [
    'join',
    [
      [0, "''"],
      [0, "' '"],
      [0, "', '"],
    ],
  ],
  [
    'slice',
    [
      [0, '1'],
      [1, '-1'],
      [0, '0, -1'],
    ],
  ],
  ['substring', [[1, '1']]],
  [
    'reduce',
    [
      [1, '0'],
      [1, '1'],
      [1, "''"],
      [1, '[]'],
      [1, '{}'],
    ],
  ],
  ['flat', [[0, 'Infinity']]],
  ['fill', [[0, '0']]],
  ['push', [[0, '0']]],
  ['indexOf', [[1, '1']]],
  ['filter', [[0, 'Boolean']]],
  ['map', [[0, 'Number']]],
  ['toFixed', [[0, '2']]],
  ['padStart', [[1, "'0'"]]],
  ['padEnd', [[1, "'0'"]]],
  ['splice', [[1, '1']]],
] as const)

/** An argument that was forgotten: a usual one, or a name in scope. */
export const argumentAdd = operator('argument-add', ['CallExpression'], function* (site) {
  const { node } = site
  const name =
    t.isMemberExpression(node.callee) && t.isIdentifier(node.callee.property)
      ? node.callee.property.name
      : t.isIdentifier(node.callee)
        ? node.callee.name
        : ''
  const count = node.arguments.length
  const append = (argument: string, extra: number): Proposal =>
    change(
      extra,
      `pass \`${argument}\`, too`,
      insertAt(count === 0 ? node.end! - 1 : node.arguments.at(-1)!.end!, count === 0 ? argument : `, ${argument}`),
    )
  for (const [have, argument] of FORGOTTEN.get(name) ?? []) if (have === count) yield append(argument, 0)
  for (const value of valuesAt(site).slice(0, 8)) yield append(value.name, 1)
})
