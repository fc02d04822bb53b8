import { parse } from '@babel/parser'
import { type Node, traverseFast } from '@babel/types'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { applyEdits, code, composeEdits, type Edit, type ParsedSource } from '#core'
import { parseSource } from '../../../probes/parse.ts'
import { createView } from '../../../probes/program/view.ts'

const PROGRAMS = [
  `const f = (xs) => { let n = 0; for (const x of xs) if (x > 1) n += x; else n--; while (n > 9) n = n / 2; return n }`,
  `function g(a, b) { do a = h(() => a + b, x => y => ({ x, y })); while (a < b); return [a].map(v => v * 2).filter(v => v) }\nfunction h(k) { return k() }`,
  `class S { items = []; push(x) { this.items.push(x) } get size() { return this.items.length } static of(...xs) { const s = new S(); for (const x of xs) for (;;) { s.push(x); break } return s } }`,
  `const memo = {}\nconst fib = n => n < 2 ? n : memo[n] || (memo[n] = fib(n - 1) + fib(n - 2))\nlet i = 0\nwhile (i < 3) fib(i++)`,
]
const sources = PROGRAMS.map(parsed)

function parsed(text: string): ParsedSource {
  const outcome = parseSource({ path: 'program.js', text })
  if (outcome.status !== 'parsed') throw new Error(outcome.fault.message)
  return outcome.source
}

function nodesOf(source: ParsedSource, kind: RegExp): readonly Node[] {
  const nodes: Node[] = []
  traverseFast(source.ast, (node) => void (kind.test(node.type) && nodes.push(node)))
  return nodes
}

const EXPRESSION =
  /^(BinaryExpression|CallExpression|Identifier|NumericLiteral|LogicalExpression|ConditionalExpression|ArrowFunctionExpression|UpdateExpression)$/
const STATEMENT = /^(ExpressionStatement|ForOfStatement|ForStatement|WhileStatement|DoWhileStatement|IfStatement)$/

/** Edits as a search makes them: an expression wrapped, replaced by another or by a literal; a statement dropped, doubled, guarded. */
const edited = fc
  .record({
    source: fc.constantFrom(...sources),
    picks: fc.array(fc.record({ what: fc.nat(), other: fc.nat(), how: fc.nat(5) }), { maxLength: 4 }),
  })
  .map(({ source, picks }) => {
    const expressions = nodesOf(source, EXPRESSION)
    const statements = nodesOf(source, STATEMENT)
    let edits: readonly Edit[] = []
    for (const { what, other, how } of picks) {
      const expression = expressions[what % expressions.length]!
      const statement = statements[what % statements.length]!
      const donor = expressions[other % expressions.length]!
      const at = how < 3 ? expression : statement
      const replacement = [
        () => code`(0, ${expression})`,
        () => code`(${donor})`,
        () => code`1`,
        () => code`{}`,
        () => code`{ ${statement}; ${statement}; }`,
        () => code`if (${donor}) { ${statement} }`,
      ][how]!()
      edits = composeEdits(edits, [{ start: at.start!, end: at.end!, replacement }]) ?? edits
    }
    return { source, edits }
  })

function isParsable(text: string): boolean {
  try {
    parse(text, { sourceType: 'script', allowReturnOutsideFunction: true })
    return true
  } catch {
    return false
  }
}

test('a plain program is the edited text with something before and after it', () => {
  fc.assert(
    fc.property(edited, ({ source, edits }) => {
      const view = createView(source)
      const [before, after] = view.render([], { metered: false })!.body.split(source.text)
      expect(view.render(edits, { metered: false })!.body).toBe(before + applyEdits(source.text, edits) + after)
    }),
  )
})

test('a metered program parses where the plain one does', () => {
  const holds = fc.check(
    fc.property(edited, ({ source, edits }) => {
      const view = createView(source)
      const [plain, metered] = [false, true].map((on) => view.render(edits, { metered: on })!.body)
      return !isParsable(plain!) || isParsable(metered!)
    }),
    { numRuns: 400 },
  )
  expect(holds).toMatchObject({ failed: false })
})

test('an insert goes where its construct goes', () => {
  const text = 'const f = x => x + 1\nwhile (a) b()\nc()'
  const source = parsed(text)
  const at = (part: string) => ({ start: text.indexOf(part), end: text.indexOf(part) + part.length })
  const render = (...edits: Edit[]) => createView(source).render(edits, { metered: true })!.body.split('\n;return')[0]

  expect(render()).toBe('const f = x => ($tm_step(),x + 1)\nwhile (a) {$tm_step();b()}\nc()')
  // within the construct: it stays around
  expect(render({ ...at('1'), replacement: ['2'] })).toContain('x => ($tm_step(),x + 2)')
  expect(render({ ...at('b()'), replacement: ['d()'] })).toContain('while (a) {$tm_step();d()}')
  // the whole body of an arrow: a block may take its place
  expect(render({ ...at('x + 1'), replacement: code`{ return ${at('x + 1')} }` })).toContain('x => { return x + 1 }')
  // the construct itself: gone with it, and copied with it
  expect(render({ ...at('while (a) b()'), replacement: [] })).toBe('const f = x => ($tm_step(),x + 1)\n\nc()')
  expect(render({ ...at('c()'), replacement: [at('while (a) b()')] })).toMatch(
    /\{\$tm_step\(\);b\(\)\}\nwhile \(a\) \{\$tm_step\(\);b\(\)\}$/,
  )
  // the inside alone is copied without it
  expect(render({ ...at('c()'), replacement: [at('b()')] })).toMatch(/\nb\(\)$/)
  // next to it
  const end = at('while (a) b()').end
  expect(render({ start: end, end, replacement: ['; d()'] })).toContain('{$tm_step();b()}; d()')
})
