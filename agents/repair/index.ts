export { createSearchAgent } from './search/search-agent.ts'
export { createSyntaxAgent } from './syntax/syntax-agent.ts'
