export { agentsFor } from './schedule.ts'
export { createSearchAgent } from './search/search-agent.ts'
