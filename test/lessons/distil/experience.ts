import type { EndRecord, Experience, RepairStatus } from '#core'
import type { Taught } from '../../../lessons/distil/distil.ts'
import { SIGNATURE } from '../signature.ts'

export const EXPERIENCE: Experience = {
  signature: SIGNATURE,
  attempts: [{ family: 'relational', step: 0, tried: 4, kept: 1, fixed: 0, lost: 2, refused: 0, expected: 0.5 }],
  kept: [{ family: 'relational', site: 'BinaryExpression<ForStatement.test', before: '$1 <= $2', after: '$1 < $2' }],
  refused: [],
  agent: 'search',
  candidates: 64,
  before: 'for (let i = 0; i <= a.length; i++) sum += a[i]\n',
  after: 'for (let i = 0; i < a.length; i++) sum += a[i]\n',
  rejected: ['for (let i = 0; i === a.length; i++) sum += a[i]\n'],
}

export const HEADER: Taught['header'] = {
  version: '0.1.0',
  runId: 'run-1',
  startedAt: '2026-01-01T00:00:00.000Z',
  task: { id: 'sum', source: { path: 'sum.js', text: EXPERIENCE.before }, tests: { path: 'sum.test.js', text: '' } },
}

export function endOf(status: RepairStatus, change: Partial<EndRecord['result']['report']> = {}): EndRecord {
  const report: EndRecord['result']['report'] = {
    runId: 'run-1',
    seed: 1,
    baseline: { status: 'failing', passed: 0, failed: 1, notes: [] },
    fault: null,
    patch: null,
    alternatives: [],
    comparison: null,
    model: null,
    lessons: null,
    stop: { reason: 'solved', detail: '' },
    tried: { candidates: 64, steps: 1, byReason: {}, toPatch: null },
    timing: { totalMs: 1234.5, toPatchMs: null },
    versions: { tracemend: '0.1.0', node: '24' },
    ...change,
  }
  return { kind: 'end', result: { schemaVersion: 1, status, patch: null, source: '', report } }
}

export function taught(change: Partial<Experience> = {}, more: Partial<Taught> = {}): Taught {
  const experience = { kind: 'experience', round: 0, experience: { ...EXPERIENCE, ...change } } as const
  return { header: HEADER, experience, end: endOf('repaired'), ...more }
}
