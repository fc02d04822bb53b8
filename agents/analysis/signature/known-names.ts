/** Names that are the language's and not a program's. Lists of our own: what is remembered today must be read alike by a later Node. */
const ERROR_CLASSES = set(
  'Error TypeError RangeError ReferenceError SyntaxError EvalError URIError AggregateError AssertionError',
)

export const GLOBALS: ReadonlySet<string> = set(
  `Array ArrayBuffer BigInt Boolean Date Infinity Intl Iterator JSON Map Math NaN Number Object Promise Proxy Reflect RegExp Set String Symbol
  Uint8Array Int32Array Float64Array WeakMap WeakSet arguments clearTimeout console globalThis isFinite isNaN module parseFloat parseInt require
  setTimeout structuredClone undefined ${[...ERROR_CLASSES].join(' ')}`,
)

/** Words with a meaning of their own, those of types too. */
export const KEYWORDS: ReadonlySet<string> = set(
  `as async await break case catch class const continue debugger default delete do else export extends false finally for from function get if import
  in instanceof let new null of return set static super switch this throw true try typeof var void while yield any bigint boolean never number
  object string symbol unknown readonly`,
)

/** Members of built-in values, methods and others. */
export const MEMBERS: ReadonlySet<string> = set(
  `at concat copyWithin entries every fill filter find findIndex findLast findLastIndex flat flatMap forEach includes indexOf join keys lastIndexOf
  map pop push reduce reduceRight reverse shift slice some sort splice toReversed toSorted toSpliced unshift values with length isArray from of
  charAt charCodeAt codePointAt endsWith localeCompare match matchAll normalize padEnd padStart repeat replace replaceAll search split startsWith
  substr substring toLocaleLowerCase toLocaleUpperCase toLowerCase toUpperCase trim trimEnd trimStart fromCharCode fromCodePoint raw
  toExponential toFixed toPrecision toString toLocaleString valueOf isInteger isSafeInteger isNaN isFinite parseFloat parseInt EPSILON
  MAX_SAFE_INTEGER MIN_SAFE_INTEGER MAX_VALUE MIN_VALUE POSITIVE_INFINITY NEGATIVE_INFINITY
  abs acos asin atan atan2 cbrt ceil clz32 cos exp expm1 floor fround hypot imul log log10 log1p log2 max min pow random round sign sin sqrt tan
  trunc E LN10 LN2 PI SQRT2
  add clear delete get has set size groupBy union intersection difference isSubsetOf
  assign create defineProperty freeze fromEntries getOwnPropertyNames getPrototypeOf hasOwn hasOwnProperty is isFrozen prototype setPrototypeOf
  constructor parse stringify exec test lastIndex
  all allSettled any catch finally race reject resolve then try next return throw iterator asyncIterator apply bind call
  getDate getDay getFullYear getHours getMilliseconds getMinutes getMonth getSeconds getTime now setDate setHours setMonth toISOString UTC
  getUTCDate getUTCDay getUTCFullYear getUTCHours getUTCMonth getTimezoneOffset setFullYear setMinutes setUTCDate toDateString`,
)

/** The class where it is a built-in one: a program's own classes have names that say something. */
export function errorWord(name: string): string {
  return ERROR_CLASSES.has(name) ? name : 'OtherError'
}

function set(names: string): ReadonlySet<string> {
  return new Set(names.split(/\s+/))
}
