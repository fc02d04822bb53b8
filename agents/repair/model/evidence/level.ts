/** How much is told of a failure, from nothing to everything; each includes those before it. */
export const EVIDENCE_LEVELS = ['none', 'failed', 'error', 'trace', 'causes', 'lessons'] as const
export type EvidenceLevel = (typeof EVIDENCE_LEVELS)[number]
