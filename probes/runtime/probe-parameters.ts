/** Up to so many visits of a point in a test, its objects and texts are pictured; then only their types, now and then a picture. */
export const DETAILED_VISITS = 256

/** The parameters by which a program's function gets the recorder, with what they are there. `call` is what `$tm_e` gave. */
export interface ProbeParameters {
  /** Counts by point; a hit is written inline: `$tm_n[12]++`. */
  readonly $tm_n: Uint32Array
  /** One word: the last point that has begun; statements write their own where exceptions are observed. */
  readonly $tm_h: Uint32Array
  /** A value, handed on as it is. */
  $tm_v<T>(point: number, value: T, call?: number): T
  /** A condition, handed on: `point + 1` counts when it is truthy and `point + 2` when it is falsy. */
  $tm_c<T>(point: number, value: T, call?: number): T
  /** The same, only counted. */
  $tm_b<T>(point: number, value: T): T
  /** An assignment: the variable's old value, and the new one, which is handed on. */
  $tm_w<T>(point: number, old: unknown, value: T, call?: number): T
  /** An update expression `x++` or `x--`: hands on the old value, records the new one. */
  $tm_u<T>(point: number, old: T, step: number, call?: number): T
  /** Entry of a function with its parameters' values; gives the number of the call. */
  $tm_e(point: number, parameters: readonly unknown[]): number
  /** The same where the parameters are not looked at any more. */
  $tm_k(point: number): number
  /** A turn of a loop, and one with the variable's value. */
  $tm_l(point: number, call?: number): void
  $tm_o(point: number, value: unknown, call?: number): void
  /** Stands before a call that is observed: hands on the number of the call that makes it. */
  $tm_q(call?: number): number
  /** The result of a call, handed on. */
  $tm_y<T>(point: number, call: number, result: T): T
  /** What is awaited or yielded, handed on; what came back, handed on. */
  $tm_s<T>(point: number, value: T, call?: number): T
  $tm_r<T>(point: number, value: T, call?: number): T
  /** An exception that leaves a function, handed on. */
  $tm_x<T>(point: number, error: T, call?: number): T
}

/** Names of the parameters, in order. */
export const PROBE_PARAMETERS = [
  ...['$tm_n', '$tm_h', '$tm_v', '$tm_c', '$tm_b', '$tm_w', '$tm_u', '$tm_e', '$tm_k', '$tm_l', '$tm_o', '$tm_q', '$tm_y'],
  ...['$tm_s', '$tm_r', '$tm_x'],
] as readonly (keyof ProbeParameters)[]
