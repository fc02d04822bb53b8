export { benchCommand } from './command.ts'
export { BenchResult } from './result.ts'
