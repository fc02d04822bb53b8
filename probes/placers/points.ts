import type * as t from '@babel/types'
import { toSpan, type NodeLike, type ParsedSource, type PlanLayer, type ProbeKind, type ProbePoint, type Span } from '#core'
import { nameOfFunction } from './function-name.ts'
import type { Site } from './site.ts'

/** A node of the parser, or a range of its own. */
export interface Place extends NodeLike {
  readonly loc?: t.SourceLocation | null | undefined
}

const LABEL_CAP = 80
/** Enough of a text to make a label of, however much white space there is. */
const LOOKED_AT = 400

/** The points placed so far, numbered; a point that no layer of the plan asks for is none. */
export class Points {
  readonly list: ProbePoint[] = []
  readonly #text: string
  readonly #layers: readonly PlanLayer[]

  constructor({ text }: ParsedSource, layers: readonly PlanLayer[]) {
    this.#text = text
    this.#layers = layers
  }

  add(kind: ProbeKind, site: Site, seen: Place, label: string, variable: Span | null): number | null {
    const { start, end } = toSpan(seen)
    const span = { start, end: start + this.#text.slice(start, end).trimEnd().length }
    if (!this.#wants(kind, span)) return null
    const id = this.list.length
    const { line } = (seen.loc ?? site.node.loc)!.start
    const point = { id, kind, span, line, functionName: functionAround(site), label }
    this.list.push(variable === null ? point : { ...point, variable })
    return id
  }

  labelOf(node: Place): string {
    const { start, end } = toSpan(node)
    const cut = Math.min(end, start + LOOKED_AT)
    const line = this.#text.slice(start, cut).replace(/\s+/g, ' ').trim()
    return line.length <= LABEL_CAP && cut === end ? line : `${line.slice(0, LABEL_CAP - 1)}…`
  }

  #wants(kind: ProbeKind, { start, end }: Span): boolean {
    const asks = ({ kinds, within }: PlanLayer) =>
      kinds.includes(kind) && (within === undefined || within.some((range) => range.start <= start && end <= range.end))
    return this.#layers.some(asks)
  }
}

/** The innermost named function whose body, parameters or keys hold the site. */
function functionAround({ fn }: Site): string {
  for (; fn !== null; fn = fn.fn) {
    const name = nameOfFunction(fn)
    if (name !== null) return name
  }
  return '<module>'
}
