import type { RepairAgent } from '#core'
export function createSyntaxAgent(): RepairAgent {
  return { name: 'syntax', async *propose() {} }
}
