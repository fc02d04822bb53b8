import type { Change, ChangeFunction, ChangeOperator, Intervention, Operand } from '#core'
import type { ProbeParameters } from './probe-parameters.ts'

export interface Intervener {
  readonly probe: ProbeParameters
  /** What is to be forced from now on; `null` for nothing. */
  force(intervention: Intervention | null): void
  /** Visits are counted anew. */
  beginTest(): void
}

/**
 * Stands in for a recorder: instead of writing down what a probe hands on, it hands on something else at one of them. What `=`
 * assigns is seen on its way; of other assignments the result, when they are done. Self-contained.
 */
export function createIntervener(points: number): Intervener {
  const { isFinite } = Number
  const { abs, trunc, floor, ceil, round } = Math
  const { isArray } = Array
  const { apply } = Reflect
  const { get, set, clear } = Map.prototype
  const { toUpperCase, toLowerCase, trim, split } = String.prototype
  const { slice, reverse, sort, join, indexOf, push } = Array.prototype
  const sliceText = String.prototype.slice
  const toNumber = Number
  const toText = String
  const MOST_CALLS = 50_000

  let target = -1
  let visit = 0
  let change: Change | null = null
  let visits = 0
  /** Points whose values a change asks for, at most two; what they showed last, and what they showed last in each call. */
  let first = -1
  let second = -1
  const latest = [undefined as unknown, undefined as unknown]
  const isSeen = [false, false]
  const inCall = [new Map<number, unknown>(), new Map<number, unknown>()]

  function forget(): void {
    visits = 0
    for (let i = 0; i < 2; i++) {
      latest[i] = undefined
      isSeen[i] = false
      apply(clear, inCall[i]!, [])
    }
  }

  function keep(which: 0 | 1, value: unknown, call: number): void {
    latest[which] = value
    isSeen[which] = true
    const calls = inCall[which]!
    if (call > 0 && calls.size < MOST_CALLS) apply(set, calls, [call, value])
  }

  function lastAt(point: number, call: number): unknown {
    const which = point === first ? 0 : 1
    const known = apply(get, inCall[which]!, [call])
    return known === undefined ? latest[which] : known
  }

  const operandOf = (operand: Operand, call: number) => ('value' in operand ? operand.value : lastAt(operand.point, call))

  function isKnown(operand: Operand): boolean {
    return 'value' in operand || isSeen[operand.point === first ? 0 : 1]!
  }

  function compare(a: unknown, b: unknown): number {
    return (a as number) < (b as number) ? -1 : (a as number) > (b as number) ? 1 : 0
  }

  function operate(operator: ChangeOperator, left: never, right: never): unknown {
    switch (operator) {
      case '+':
        return left + right
      case '-':
        return left - right
      case '*':
        return left * right
      case '/':
        return left / right
      case '%':
        return left % right
      case '<':
        return left < right
      case '<=':
        return left <= right
      case '>':
        return left > right
      case '>=':
        return left >= right
      case '===':
        return left === right
      case '!==':
        return left !== right
      case '&&':
        return left && right
      default:
        return left || right
    }
  }

  function ofNumber(name: ChangeFunction, value: number): unknown {
    if (name === 'negated') return -value
    if (name === 'absolute') return abs(value)
    if (name === 'truncated') return trunc(value)
    if (name === 'floor') return floor(value)
    if (name === 'ceil') return ceil(value)
    if (name === 'round') return round(value)
    if (name === 'text') return toText(value)
    return name === 'empty' ? 0 : value
  }

  function ofText(name: ChangeFunction, value: string): unknown {
    if (name === 'upper-case') return apply(toUpperCase, value, [])
    if (name === 'lower-case') return apply(toLowerCase, value, [])
    if (name === 'trimmed') return apply(trim, value, [])
    if (name === 'number') return toNumber(value)
    if (name === 'length') return value.length
    if (name === 'empty') return ''
    if (name === 'first') return value[0]
    if (name === 'last') return value[value.length - 1]
    if (name === 'without-first') return apply(sliceText, value, [1])
    if (name === 'without-last') return apply(sliceText, value, [0, -1])
    const letters = apply(split, value, ['']) as string[]
    const changed = ofList(name, letters)
    return changed === letters ? value : apply(join, changed as string[], [''])
  }

  function ofList(name: ChangeFunction, value: readonly unknown[]): unknown {
    if (name === 'length') return value.length
    if (name === 'empty') return []
    if (name === 'first') return value[0]
    if (name === 'last') return value[value.length - 1]
    if (name === 'without-first') return apply(slice, value, [1])
    if (name === 'without-last') return apply(slice, value, [0, -1])
    if (name === 'reversed') return apply(reverse, apply(slice, value, []), [])
    if (name === 'sorted') return apply(sort, apply(slice, value, []), [compare])
    if (name !== 'without-duplicates') return value
    const once: unknown[] = []
    for (let i = 0; i < value.length; i++) if (apply(indexOf, once, [value[i]]) < 0) apply(push, once, [value[i]])
    return once
  }

  function applied(name: ChangeFunction, value: unknown): unknown {
    if (name === 'undefined') return undefined
    if (name === 'not') return !value
    if (typeof value === 'number') return ofNumber(name, value)
    if (typeof value === 'string') return ofText(name, value)
    return isArray(value) ? ofList(name, value) : value
  }

  function changed(wanted: Change, value: unknown, call: number): unknown {
    if (wanted.kind === 'value') return wanted.value
    if (wanted.kind === 'plus') return typeof value === 'number' && isFinite(value) ? value + wanted.by : value
    if (wanted.kind === 'function') return applied(wanted.function, value)
    if (wanted.kind === 'latest') return isKnown(wanted) ? lastAt(wanted.point, call) : value
    const { left, operator, right } = wanted
    if (!isKnown(left) || !isKnown(right)) return value
    return operate(operator, operandOf(left, call) as never, operandOf(right, call) as never)
  }

  function hand<T>(point: number, value: T, call = 0): T {
    let handed: unknown = value
    if (point === target) {
      visits += 1
      if (visit === 0 || visit === visits) {
        try {
          handed = changed(change!, value, call)
        } catch {
          // A value that a change does not fit, such as a number and a bigint to be added.
        }
      }
    }
    if (point === first) keep(0, handed, call)
    else if (point === second) keep(1, handed, call)
    return handed as T
  }

  let calls = 0
  const enter = () => (calls += 1)
  const probe: ProbeParameters = {
    $tm_n: new Uint32Array(points),
    $tm_h: new Uint32Array(1),
    $tm_v: hand,
    $tm_c: hand,
    $tm_b: hand,
    $tm_w: (point, _old, value, call) => hand(point, value, call),
    $tm_u(point, old, step, call) {
      if (typeof old === 'number') hand(point, old + step, call)
      return old
    },
    $tm_e: enter,
    $tm_k: enter,
    $tm_l() {},
    $tm_o(point, value, call) {
      hand(point, value, call)
    },
    $tm_q: (call = 0) => call,
    $tm_y: (point, call, result) => hand(point, result, call),
    $tm_s: hand,
    $tm_r: hand,
    $tm_x: (_point, error) => error,
  }

  return {
    probe: Object.freeze(probe),
    force(intervention) {
      target = intervention?.point ?? -1
      visit = intervention?.visit ?? 0
      change = intervention?.change ?? null
      first = second = -1
      if (change?.kind === 'latest') first = change.point
      else if (change?.kind === 'operator') {
        first = 'point' in change.left ? change.left.point : -1
        second = 'point' in change.right ? change.right.point : -1
      }
      forget()
    },
    beginTest: forget,
  }
}
