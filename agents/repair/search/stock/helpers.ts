import { CLASSES } from './helper-classes.ts'
import { COMMON } from './helper-commons.ts'
import { BUILT_INS } from './helper-sources.ts'

/** Names of other languages and what JavaScript calls the same. */
export const STANDS_FOR: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    [
      'abs',
      'floor',
      'ceil',
      'sqrt',
      'cbrt',
      'pow',
      'log',
      'log2',
      'log10',
      'exp',
      'sin',
      'cos',
      'tan',
      'trunc',
      'sign',
      'hypot',
    ].map((name) => [name, `Math.${name}`]),
  ),
  pi: 'Math.PI',
  PI: 'Math.PI',
  math: 'Math',
  inf: 'Infinity',
  True: 'true',
  False: 'false',
  None: 'null',
  nil: 'null',
  float: 'Number',
  str: 'String',
  string: 'String',
  bool: 'Boolean',
  print: 'console.log',
  parseint: 'parseInt',
  isdigit: 'isDigit',
  INT_MAX: 'Number.MAX_SAFE_INTEGER',
  INT_MIN: 'Number.MIN_SAFE_INTEGER',
}

/** Small functions and collections that programs use and forget to define. */
export const HELPERS: Readonly<Record<string, string>> = byName(BUILT_INS + COMMON + CLASSES)

/** snake_case names of the same helpers work, too. */
function byName(source: string): Record<string, string> {
  const helpers: Record<string, string> = {}
  for (const text of source.trim().split(/\n+(?=function |class )/)) {
    const name = /^(?:function|class) (\w+)/.exec(text)![1]!
    helpers[name] = text
    const snake = name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
    if (/^[a-z]/.test(name) && snake !== name) helpers[snake] = text.replaceAll(name, snake)
  }
  return helpers
}
