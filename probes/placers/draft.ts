import type { NodePath } from '@babel/traverse'
import * as t from '@babel/types'
import { toSpan, type ParsedSource, type ProbeKind, type ProbePlan, type ProbePoint, type NodeLike, type Span } from '#core'
import { Insertions } from './insertions.ts'
import { nameOfFunction } from './function-name.ts'

/** A node of the parser, or a range of its own. */
export interface Place extends NodeLike {
  readonly loc?: t.SourceLocation | null
}

const LABEL_CAP = 80
const CALL = '$tm_call'

/** The probes placed so far. Placers say what is observed and where; this writes the calls and numbers the points. */
export class Draft {
  readonly points: ProbePoint[] = []
  readonly #insertions = new Insertions()
  readonly #observedFunctions = new Set<t.Node>()
  readonly #source: ParsedSource
  readonly #plan: ProbePlan

  constructor(source: ParsedSource, plan: ProbePlan) {
    this.#source = source
    this.#plan = plan
  }

  get text(): string {
    return this.#insertions.apply(this.#source.text)
  }

  textOf(node: Place): string {
    const { start, end } = toSpan(node)
    const line = this.#source.text.slice(start, end).replace(/\s+/g, ' ').trim()
    return line.length <= LABEL_CAP ? line : `${line.slice(0, LABEL_CAP - 1)}…`
  }

  /** Hands the expression's value on: `x` becomes `$tm_probe.v(id, x)`. */
  value(kind: ProbeKind, path: NodePath<t.Node>, label: string, seen: Place = path.node): void {
    this.#wrap(path, 'v', '', this.#point(kind, path, seen, label))
  }

  /** A condition: three points, for its value, its being truthy and its being falsy. */
  condition(path: NodePath<t.Node>): void {
    const label = this.textOf(path.node)
    const point = this.#point('branch', path, path.node, label)
    if (point === null) return
    this.#point('branch', path, path.node, `${label} → truthy`)
    this.#point('branch', path, path.node, `${label} → falsy`)
    this.#wrap(path, 'c', '', point)
  }

  /** The new value of `x++` or `x--`, whose own value is the old one. */
  updated(path: NodePath<t.Node>, label: string, step: 1 | -1): void {
    this.#wrap(path, 'u', `, ${step}`, this.#point('assignment', path, path.node, label))
  }

  /** A hit, or the value that an expression's text gives, as a statement at an offset where a statement may stand. */
  statementAt(offset: number, kind: ProbeKind, path: NodePath<t.Node>, seen: Place, label: string, value?: string): void {
    const point = this.#point(kind, path, seen, label)
    if (point !== null) this.#insertions.at(offset, `${this.#call(path, point, value)};`)
  }

  /** A hit as a statement before another one that is the whole body of an `if` or a loop: both go into braces. */
  bracedStatement(kind: ProbeKind, path: NodePath<t.Node>, seen: Place, label: string, value?: string): void {
    const point = this.#point(kind, path, seen, label)
    if (point !== null) this.#insertions.around(toSpan(path.node), `{${this.#call(path, point, value)};`, '}')
  }

  /** `return` without a value. */
  emptyReturn(path: NodePath<t.Node>): void {
    const point = this.#point('return', path, path.node, 'undefined')
    if (point === null) return
    // A line that begins with a bracket is no argument of a bare `return`, but it would be one of the call.
    const end = this.#source.text.endsWith(';', path.node.end!) ? '' : ';'
    this.#insertions.inside(path.node.start! + 'return'.length, ` ${this.#call(path, point, 'void 0')}${end}`)
  }

  /**
   * The first statement of a function: it tells the parameters and gives the call its number. An arrow function's expression
   * becomes a block that returns it.
   */
  entry(path: NodePath<t.Function>, parameters: readonly string[]): void {
    const { node } = path
    const label = `${nameOfFunction(path) ?? ''}(${parameters.join(', ')})`
    const point = this.#point('function', path.get('body'), node, label)
    if (point === null) return
    this.#observedFunctions.add(node)
    const call = `const ${CALL} = $tm_probe.e(${point}, [${parameters.join(', ')}]);`
    if (!t.isBlockStatement(node.body)) {
      this.#insertions.around({ start: this.#afterArrow(node), end: node.end! }, ` { ${call} return (`, '); }')
      return
    }
    const lastDirective = node.body.directives.at(-1)
    if (lastDirective === undefined) this.#insertions.at(node.body.start! + 1, call)
    else this.#insertions.at(lastDirective.end!, `;${call}`)
  }

  #point(kind: ProbeKind, path: NodePath<t.Node>, seen: Place, label: string): number | null {
    const span = this.#trimmed(toSpan(seen))
    const { kinds, within } = this.#plan
    if (!kinds.includes(kind)) return null
    if (within !== undefined && !within.some((range) => range.start <= span.start && span.end <= range.end)) return null
    const id = this.points.length
    const { line } = (seen.loc ?? path.node.loc)!.start
    this.points.push({ id, kind, span, line, functionName: functionAround(path), label })
    return id
  }

  #trimmed({ start, end }: Span): Span {
    return { start, end: start + this.#source.text.slice(start, end).trimEnd().length }
  }

  #wrap(path: NodePath<t.Node>, probe: 'v' | 'c' | 'u', more: string, point: number | null): void {
    if (point === null) return
    const sequence = t.isSequenceExpression(path.node)
    const call = this.#callAround(path)
    this.#insertions.around(
      toSpan(path.node),
      `$tm_probe.${probe}(${point}, ${sequence ? '(' : ''}`,
      `${sequence ? ')' : ''}${more}${call === '' ? '' : `, ${call}`})`,
    )
  }

  #call(path: NodePath<t.Node>, point: number, value: string | undefined): string {
    if (value === undefined) return `$tm_probe.h(${point})`
    const call = this.#callAround(path)
    return `$tm_probe.v(${point}, ${value}${call === '' ? '' : `, ${call}`})`
  }

  /** The variable that holds the number of the call; parameters and keys lie outside of the function's body and cannot see its own. */
  #callAround(path: NodePath<t.Node>): string {
    const { start } = toSpan(path.node)
    for (let fn = path.getFunctionParent(); fn !== null; fn = fn.getFunctionParent()) {
      if (start < fn.node.body.start! || !this.#observedFunctions.has(fn.node)) continue
      return CALL
    }
    return ''
  }

  #afterArrow(node: t.Function): number {
    const typeParameters = 'typeParameters' in node ? node.typeParameters?.end : undefined
    const from = Math.max(node.start!, typeParameters ?? 0, node.params.at(-1)?.end ?? 0, node.returnType?.end ?? 0)
    const token = /\/\*[^]*?\*\/|\/\/.*|=>/g
    token.lastIndex = from
    for (let match = token.exec(this.#source.text); ; match = token.exec(this.#source.text)) {
      if (match![0] === '=>') return token.lastIndex
    }
  }
}

/** The innermost named function whose body, parameters or keys hold the path. */
function functionAround(path: NodePath<t.Node>): string {
  for (let fn = path.getFunctionParent(); fn !== null; fn = fn.getFunctionParent()) {
    const name = nameOfFunction(fn)
    if (name !== null) return name
  }
  return '<module>'
}
