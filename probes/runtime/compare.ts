export type Compare = (operator: string, left: unknown, right: unknown) => boolean

/** The comparison operators, by their text. Self-contained. */
export function createCompare(): Compare {
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
  return (operator, left, right) => OPERATORS[operator]!(left as never, right as never)
}
