import type { Term } from './term.ts'
import type { Value } from './value.ts'

/** What an operation gives for values that it is not made for. */
export const NOTHING = Symbol('nothing')
type Result = Value | typeof NOTHING

export interface Unary {
  readonly text: (a: Term) => string
  readonly isTight: boolean
  readonly apply: (a: Value) => Result
}

export interface Binary {
  readonly text: (a: Term, b: Term) => string
  readonly isTight: boolean
  /** Whether both orders give the same. */
  readonly isSymmetric: boolean
  readonly apply: (a: Value, b: Value) => Result
}

/** As an operand of an operator, or before a dot. */
function operand({ text, isTight }: Term): string {
  return isTight ? text : `(${text})`
}

function onNumber(head: string, apply: (a: number) => number): Unary {
  return { text: (a) => `${head}(${a.text})`, isTight: true, apply: (a) => (typeof a === 'number' ? apply(a) : NOTHING) }
}

function onNumbers(sign: string, apply: (a: number, b: number) => number, isSymmetric = false): Binary {
  return infix(sign, isSymmetric, (a, b) => (typeof a === 'number' && typeof b === 'number' ? apply(a, b) : NOTHING))
}

function infix(sign: string, isSymmetric: boolean, apply: Binary['apply']): Binary {
  return { text: (a, b) => `${operand(a)} ${sign} ${operand(b)}`, isTight: false, isSymmetric, apply }
}

function comparison(sign: string, isSymmetric: boolean, holds: (a: number | string, b: number | string) => boolean): Binary {
  return infix(sign, isSymmetric, (a, b) => {
    const isComparable = (typeof a === 'number' || typeof a === 'string') && typeof a === typeof b
    return isComparable ? holds(a, b as typeof a) : NOTHING
  })
}

function onBooleans(sign: string, apply: (a: boolean, b: boolean) => boolean): Binary {
  return infix(sign, true, (a, b) => (typeof a === 'boolean' && typeof b === 'boolean' ? apply(a, b) : NOTHING))
}

const LONGEST_REPEAT = 64

const ONE_NUMBER: readonly Unary[] = [
  onNumber('Math.abs', Math.abs),
  onNumber('Math.floor', Math.floor),
  onNumber('Math.ceil', Math.ceil),
  onNumber('Math.round', Math.round),
  onNumber('Math.sqrt', Math.sqrt),
  { text: (a) => `-${operand(a)}`, isTight: true, apply: (a) => (typeof a === 'number' ? -a : NOTHING) },
]

const ONE_BOOLEAN: readonly Unary[] = [
  { text: (a) => `!${operand(a)}`, isTight: true, apply: (a) => (typeof a === 'boolean' ? !a : NOTHING) },
]

const NUMBER_OF_TEXT: readonly Unary[] = [
  { text: (a) => `Number(${a.text})`, isTight: true, apply: (a) => (typeof a === 'string' ? Number(a) : NOTHING) },
]

const ONE_TEXT: readonly Unary[] = [
  { text: (a) => `String(${a.text})`, isTight: true, apply: (a) => (typeof a === 'number' ? String(a) : NOTHING) },
  {
    text: (a) => `${operand(a)}.toUpperCase()`,
    isTight: true,
    apply: (a) => (typeof a === 'string' ? a.toUpperCase() : NOTHING),
  },
  {
    text: (a) => `${operand(a)}.toLowerCase()`,
    isTight: true,
    apply: (a) => (typeof a === 'string' ? a.toLowerCase() : NOTHING),
  },
  { text: (a) => `${operand(a)}.trim()`, isTight: true, apply: (a) => (typeof a === 'string' ? a.trim() : NOTHING) },
]

const TWO_NUMBERS: readonly Binary[] = [
  onNumbers('+', (a, b) => a + b, true),
  onNumbers('-', (a, b) => a - b),
  onNumbers('*', (a, b) => a * b, true),
  onNumbers('/', (a, b) => a / b),
  onNumbers('%', (a, b) => a % b),
  {
    text: (a, b) => `${a.text.startsWith('-') ? `(${a.text})` : operand(a)} ** ${operand(b)}`,
    isTight: false,
    isSymmetric: false,
    apply: (a, b) => (typeof a === 'number' && typeof b === 'number' ? a ** b : NOTHING),
  },
  {
    text: (a, b) => `Math.floor(${operand(a)} / ${operand(b)})`,
    isTight: true,
    isSymmetric: false,
    apply: (a, b) => (typeof a === 'number' && typeof b === 'number' ? Math.floor(a / b) : NOTHING),
  },
  {
    text: (a, b) => `Math.max(${a.text}, ${b.text})`,
    isTight: true,
    isSymmetric: true,
    apply: (a, b) => (typeof a === 'number' && typeof b === 'number' ? Math.max(a, b) : NOTHING),
  },
  {
    text: (a, b) => `Math.min(${a.text}, ${b.text})`,
    isTight: true,
    isSymmetric: true,
    apply: (a, b) => (typeof a === 'number' && typeof b === 'number' ? Math.min(a, b) : NOTHING),
  },
]

const TWO_TEXTS: readonly Binary[] = [
  infix('+', false, (a, b) => (typeof a === 'string' && typeof b === 'string' ? a + b : NOTHING)),
  {
    text: (a, b) => `${operand(a)}.repeat(${b.text})`,
    isTight: true,
    isSymmetric: false,
    apply: (a, b) =>
      typeof a === 'string' && typeof b === 'number' && b >= 0 && b * a.length <= LONGEST_REPEAT ? a.repeat(b) : NOTHING,
  },
]

const PARTS: readonly Binary[] = [
  {
    text: (a, b) => `${operand(a)}.slice(${b.text})`,
    isTight: true,
    isSymmetric: false,
    apply: (a, b) => (typeof b !== 'number' ? NOTHING : typeof a === 'string' || Array.isArray(a) ? a.slice(b) : NOTHING),
  },
  {
    text: (a, b) => `${operand(a)}.slice(0, ${b.text})`,
    isTight: true,
    isSymmetric: false,
    apply: (a, b) => (typeof b !== 'number' ? NOTHING : typeof a === 'string' || Array.isArray(a) ? a.slice(0, b) : NOTHING),
  },
]

const CONDITIONS: readonly Binary[] = [
  comparison('<', false, (a, b) => a < b),
  comparison('<=', false, (a, b) => a <= b),
  comparison('===', true, (a, b) => a === b),
  comparison('!==', true, (a, b) => a !== b),
  onBooleans('&&', (a, b) => a && b),
  onBooleans('||', (a, b) => a || b),
]

/** Operations by which a value of some kind is made. */
export interface Operations {
  readonly unary: readonly Unary[]
  readonly binary: readonly Binary[]
}

/** Those that may be of use where values of these types are wanted. */
export function operationsFor(types: ReadonlySet<string>): Operations {
  if (types.has('boolean')) return { unary: [...ONE_BOOLEAN, ...ONE_NUMBER], binary: [...CONDITIONS, ...TWO_NUMBERS] }
  if (types.has('string')) return { unary: ONE_TEXT, binary: [...TWO_TEXTS, ...PARTS, ...TWO_NUMBERS] }
  if (types.has('number')) return { unary: [...ONE_NUMBER, ...NUMBER_OF_TEXT], binary: TWO_NUMBERS }
  return { unary: [WRAPPED], binary: PARTS }
}

const WRAPPED: Unary = { text: (a) => `[${a.text}]`, isTight: true, apply: (a) => [a] }
