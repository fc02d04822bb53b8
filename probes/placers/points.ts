import type * as t from '@babel/types'
import {
  oneLine,
  toSpan,
  type NodeLike,
  type ParsedSource,
  type PlanLayer,
  type ProbeKind,
  type ProbePoint,
  type Span,
} from '#core'
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
  readonly #functionNames = new Map<Site, string>()
  readonly #layers: readonly PlanLayer[]

  constructor({ text }: ParsedSource, layers: readonly PlanLayer[]) {
    this.#text = text
    this.#layers = layers
  }

  add(kind: ProbeKind, site: Site, seen: Place, label: string, variable: Span | null): number | null {
    const span = this.#trimmed(toSpan(seen))
    if (!this.#wants(kind, span)) return null
    const id = this.list.length
    const { line } = (seen.loc ?? site.node.loc)!.start
    const point = { id, kind, span, line, functionName: this.#functionAround(site), label }
    this.list.push(variable === null ? point : { ...point, variable })
    return id
  }

  labelOf(node: Place): string {
    const { start, end } = toSpan(node)
    const cut = Math.min(end, start + LOOKED_AT)
    const line = collapsed(this.#text.slice(start, cut))
    return line.length <= LABEL_CAP && cut === end ? line : `${line.slice(0, LABEL_CAP - 1)}…`
  }

  #trimmed({ start, end }: Span): Span {
    while (end > start && this.#text.charAt(end - 1).trim() === '') end -= 1
    return { start, end }
  }

  /** The innermost named function whose body, parameters or keys hold the site. */
  #functionAround({ fn }: Site): string {
    if (fn === null) return '<module>'
    let name = this.#functionNames.get(fn)
    if (name === undefined) this.#functionNames.set(fn, (name = nameOfFunction(fn) ?? this.#functionAround(fn)))
    return name
  }

  #wants(kind: ProbeKind, { start, end }: Span): boolean {
    const asks = ({ kinds, within }: PlanLayer) =>
      kinds.includes(kind) && (within === undefined || within.some((range) => range.start <= start && end <= range.end))
    return this.#layers.some(asks)
  }
}

function collapsed(text: string): string {
  return /[^\S ]|^ | $/.test(text) ? oneLine(text).trim() : text
}
