export { Budget } from './budget.ts'
export { Desk } from './desk.ts'
export { createModelAgent } from './model-agent.ts'
