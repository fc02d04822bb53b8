export { type FoundPatch, type Repair, type RepairOutcome, repairTask } from './controller.ts'
export { type Investigation, type Investigator, investigate } from './investigate.ts'
export { Ledger, type UsedUp } from './ledger.ts'
export { createSearchAgent, createSyntaxAgent } from './repair/index.ts'
