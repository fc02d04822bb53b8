import * as t from '@babel/types'
import { toSpan, type ParsedSource, type ProbeKind, type ProbePlan, type ProbePoint, type Span } from '#core'
import { Insertions } from './insertions.ts'
import { Points, type Place } from './points.ts'
import { childOf, withoutTypes, type Site } from './site.ts'
import { endOfArrow } from './tokens.ts'
import { Variables } from './variables.ts'

/** What a point is about, where that is not the site itself. */
export interface Seen {
  readonly seen?: Place
  readonly label?: string
  readonly variable?: Span | null | undefined
}

const CALL = '$tm_call'

/** Which of the insertions around an arrow function's expression lies outside of which. */
const LEVELS = { block: 0, entry: 1, guard: 2, return: 3 } as const

/** The probes placed so far. Placers say what is observed and where; this writes the calls and numbers the points. */
export class Draft {
  readonly text: string
  /** Whether values are observed; else everything is only counted. */
  readonly values: boolean
  readonly variables = new Variables()
  readonly #points: Points
  readonly #insertions = new Insertions()
  readonly #enteredFunctions = new Set<t.Node>()
  readonly #blocks = new Set<t.Node>()
  readonly #observed = new Set<t.Node>()
  readonly #tracksProgress: boolean

  constructor(source: ParsedSource, { layers, values }: ProbePlan) {
    this.text = source.text
    this.values = values
    this.#points = new Points(source, layers)
    this.#tracksProgress = values && layers.some(({ kinds }) => kinds.includes('exception'))
  }

  get points(): readonly ProbePoint[] {
    return this.#points.list
  }

  get instrumented(): string {
    return this.#insertions.apply(this.text)
  }

  labelOf(node: Place): string {
    return this.#points.labelOf(node)
  }

  /** A new point's number; `null` where the plan asks for none. */
  point(kind: ProbeKind, site: Site, { seen = site.node, label, variable = null }: Seen = {}): number | null {
    return this.#points.add(kind, site, seen, label ?? this.labelOf(site.node), variable)
  }

  /** Whether a probe hands on this expression's value already. */
  isObserved(node: t.Node): boolean {
    return this.#observed.has(withoutTypes(node))
  }

  /** Hands the expression's value on: `x` becomes `$tm_v(id, x)`. Without values, the visit is counted before it. */
  value(kind: ProbeKind, site: Site, seen?: Seen): void {
    if (!this.values && leadsStatement(site)) return
    const id = this.point(kind, site, seen)
    if (id === null) return
    if (this.values) this.wrap(site, `$tm_v(${id}, `, `${this.call(site)})`)
    else if (isStatement(site)) this.wrap(site, `$tm_n[${id}]++, `, '')
    else this.wrap(site, `($tm_n[${id}]++, `, ')')
  }

  /** `{ x }` becomes `{ x: $tm_v(id, x) }`. */
  shorthand(kind: ProbeKind, site: Site, { name, end }: t.Identifier): void {
    const id = this.point(kind, site)
    if (id === null) return
    const value = this.values ? `$tm_v(${id}, ${name}${this.call(site)})` : `($tm_n[${id}]++, ${name})`
    this.inside(end!, `: ${value}`)
  }

  /** Puts the expression between two texts, the first of which ends as an argument list may. */
  wrap(site: Site, before: string, after: string): void {
    const { node } = site
    const isSequence = t.isSequenceExpression(node)
    this.#insertions.around(toSpan(node), `${before}${isSequence ? '(' : ''}`, `${isSequence ? ')' : ''}${after}`)
    this.#observed.add(withoutTypes(node))
    // What is assigned is what the assignment gives.
    if (t.isAssignmentExpression(node, { operator: '=' })) this.#observed.add(withoutTypes(node.right))
  }

  /** A last argument: the number of the call that the site is in; empty outside of all. */
  call(site: Site): string {
    return this.isInCall(site) ? `, ${CALL}` : ''
  }

  /** Parameters and keys lie outside of the function's body and cannot see its call. */
  isInCall({ node, fn }: Site): boolean {
    for (; fn !== null; fn = fn.fn) {
      if (node.start! >= fn.node.body.start! && this.#enteredFunctions.has(fn.node)) return true
    }
    return false
  }

  /** A statement that counts the point; where exceptions are observed, it also tells how far the run has come. */
  hit(id: number): string {
    return `$tm_n[${id}]++;${this.#tracksProgress ? `$tm_h[0] = ${id + 1};` : ''}`
  }

  /** A statement that tells the point a value, given as the text of an expression without effects; without values a hit. */
  told(id: number, value: string, site: Site, probe: '$tm_v' | '$tm_o' | '$tm_r' = '$tm_v'): string {
    return this.values ? `${probe}(${id}, ${value}${this.call(site)});` : this.hit(id)
  }

  /** Statements at an offset where statements may stand. */
  at(offset: number, code: string): void {
    this.#insertions.at(offset, code)
  }

  /** A text inside of everything that ends at the offset. */
  inside(offset: number, code: string): void {
    this.#insertions.inside(offset, code)
  }

  /** Statements before one that may be the whole body of an `if` or a loop: both go into braces then. */
  braced({ node }: Site, code: string): void {
    this.#insertions.around(toSpan(node), `{${code}`, '}')
  }

  /** Puts a statement between two texts, outside of all that is put around it otherwise. */
  wrapStatement({ node }: Site, before: string, after: string): void {
    this.#insertions.around(toSpan(node), before, after, LEVELS.block)
  }

  /** Statements at the start of a loop's body. */
  atStart(body: Site, code: string): void {
    if (t.isBlockStatement(body.node)) this.at(body.node.start! + 1, code)
    else this.braced(body, code)
  }

  /** The first statements of a function, after its directives. They make its call known to what its body holds. */
  enter(site: Site<t.Function>, code: string, knowsCall: boolean): void {
    if (knowsCall) this.#enteredFunctions.add(site.node)
    const { body } = site.node
    if (t.isBlockStatement(body)) this.#afterDirectives(body, code)
    else this.#insertions.around(this.#blockOf(site), code, '', LEVELS.entry)
  }

  /** Puts the body of a function or a static block between `try {` and the text given, which ends it. */
  guard(site: Site, body: Span & { directives?: readonly t.Directive[] }, isBlock: boolean, end: (call: string) => string): void {
    const close = end(this.call(isBlock && t.isStaticBlock(site.node) ? site : childOf(site, 'body')))
    if (!isBlock) {
      this.#insertions.around(this.#blockOf(site as Site<t.Function>), 'try { ', close, LEVELS.guard)
      return
    }
    this.#afterDirectives(body, 'try {')
    this.#insertions.last(body.end - 1, close)
  }

  #afterDirectives(
    { start, directives = [] }: { start?: number | null; directives?: readonly t.Directive[] },
    code: string,
  ): void {
    const last = directives.at(-1)
    if (last === undefined) this.at(start! + 1, code)
    else this.at(last.end!, `;${code}`)
  }

  /** Makes an arrow function's expression a block that returns it. */
  #blockOf({ node }: Site<t.Function>): Span {
    const span = { start: endOfArrow(node, this.text), end: node.end! }
    if (this.#blocks.has(node)) return span
    this.#blocks.add(node)
    this.#insertions.around(span, ' { ', ' }', LEVELS.block)
    this.#insertions.around(span, 'return (', ');', LEVELS.return)
    return span
  }
}

/** A whole expression statement, without parentheses around it. */
function isStatement({ node, parent }: Site): boolean {
  return parent?.node.type === 'ExpressionStatement' && parent.node.start === node.start
}

/** Whether a statement begins with the expression and goes on: a bracket there could be an argument list of the line before. */
function leadsStatement(site: Site): boolean {
  if (isStatement(site)) return false
  for (let { node, parent } = site; parent !== null && parent.node.start === node.start; { node, parent } = parent) {
    if (parent.node.type === 'ExpressionStatement') return true
  }
  return false
}
