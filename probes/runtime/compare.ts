import type { Pretence } from './pretence.ts'

/** How tests look at values, and what of those only pretended to be data. */
export interface Compare {
  /** Applies a comparison operator; nothing holds for an object that would be asked for a primitive and has code of its own for that. */
  holds(operator: string, left: unknown, right: unknown): boolean
  /** Hands on a value that a test looks at. */
  look<T>(value: T): T
  /** The first pretence found; `null` for none. */
  readonly found: () => string | null
  /** Goes back to what had been found before. */
  forget(before: string | null): void
}

/** The comparison operators, by their text. Self-contained. */
export function createCompare(pretence: Pretence): Compare {
  const OPERATORS: Record<string, (left: never, right: never) => boolean> = {
    '===': (left, right) => left === right,
    '!==': (left, right) => left !== right,
    '==': (left, right) => left == right,
    '!=': (left, right) => left != right,
    '<': (left, right) => left < right,
    '<=': (left, right) => left <= right,
    '>': (left, right) => left > right,
    '>=': (left, right) => left >= right,
  }
  let found: string | null = null

  const isObject = (value: unknown) => value !== null && (typeof value === 'object' || typeof value === 'function')

  function asksForPrimitives(operator: string, left: unknown, right: unknown): boolean {
    if (operator === '===' || operator === '!==') return false
    return operator === '==' || operator === '!=' ? isObject(left) !== isObject(right) : isObject(left) || isObject(right)
  }

  return {
    holds(operator, left, right) {
      if (asksForPrimitives(operator, left, right)) {
        const pretended = pretence.ofPrimitive(left) ?? pretence.ofPrimitive(right)
        found ??= pretended
        if (pretended !== null) return false
      }
      return OPERATORS[operator]!(left as never, right as never)
    },
    look(value) {
      if (found === null && isObject(value)) found = pretence.of(value)
      return value
    },
    found: () => found,
    forget(before) {
      found = before
    },
  }
}
