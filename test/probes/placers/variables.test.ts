import { expect, test } from 'vitest'
import { instrument } from '../../../probes/instrument.ts'
import { parsed, planOf } from '../../helpers/observe.ts'

/** Where each assigned variable is declared, as `label@line → name@line:column`, or `→ nothing`. */
function declarationsOf(text: string, path = 'a.js'): string[] {
  const { points } = instrument(parsed(text, path), planOf(['assignment', 'loop']))
  return points.map(({ label, line, variable }) => {
    if (variable === undefined) return `${label}@${line} → nothing`
    const before = text.slice(0, variable.start).split('\n')
    return `${label}@${line} → ${text.slice(variable.start, variable.end)}@${before.length}:${before.at(-1)!.length}`
  })
}

test.each([
  [
    'blocks, functions and parameters shadow',
    'let x = 1\nfunction f(x) { x = 2\n { let x = 3; x++ }\n return () => { x = 4 } }\nx = 5',
    ['x@1 → x@1:4', 'x@2 → x@2:11', 'x@3 → x@3:7', 'x@3 → x@3:7', 'x@4 → x@2:11', 'x@5 → x@1:4'],
  ],
  [
    'var belongs to the function, the first declaration counts',
    'function f() { v = 1; { var v = 2 }\n for (var v of [1]) ;\n var v }',
    ['v@1 → v@1:28', 'v@1 → v@1:28', 'v@2 → v@1:28'],
  ],
  [
    'loops, catch and patterns',
    'for (let i = 0; i < 1; i++) i = 2\nfor (const [k, { v }] of []) ;\ntry { } catch ({ e }) { e = 1 }\nlet p, q; [p, { r: q }] = []',
    [
      'for (let i = 0; i < 1; i++)@1 → nothing',
      'i@1 → i@1:9',
      'i@1 → i@1:9',
      'i@1 → i@1:9',
      'for (const [k, { v }] of [])@2 → nothing',
      'k@2 → k@2:12',
      'v@2 → v@2:17',
      'e@3 → e@3:17',
      '[p, { r: q }]@4 → nothing',
      'p@4 → p@4:4',
      'q@4 → q@4:7',
    ],
  ],
  [
    'properties and names that nothing declares have none',
    'o.p = 1; g = 2; arguments = 3\nclass C { f = 1; m() { C = 2 } }',
    ['o.p@1 → nothing', 'g@1 → nothing', 'arguments@1 → nothing', 'f@2 → nothing', 'C@2 → C@2:6'],
  ],
  [
    'a parameter does not see the body',
    'let y\nfunction f(a = (y = 1)) { var y }\nfunction g(y, b = (y = 2)) {}',
    ['y@2 → y@1:4', 'y@3 → y@3:11'],
  ],
  [
    'types are not part of the name',
    'let x: number = 1;\nfunction f(y?: string) { y = ""; (x as any) = 2 }\nclass A { constructor(private z: number) { z = 3 } }',
    ['x@1 → x@1:4', 'y@2 → y@2:11', 'x as any@2 → x@1:4', 'z@3 → z@3:30'],
  ],
])('%s', (_, text, expected) => {
  expect(declarationsOf(text, text.includes(': ') && text.includes('number') ? 'a.ts' : 'a.js')).toEqual(expected)
})
