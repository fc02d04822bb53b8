/**
 * How V8 compiles programs in a worker. A function with many probes uses up what may be inlined into it by default, and calls the
 * remaining ones, which costs three times as much: this much is enough for two dozen probes a function.
 */
export const V8_FLAGS = ['--max-inlined-bytecode-size-cumulative=3000'] as const
