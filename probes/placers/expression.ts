import type { Placer } from './placer.ts'

export const expressionPlacer: Placer = {
  kind: 'expression',
  place() {},
}
