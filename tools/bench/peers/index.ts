import type { Effort, Peer } from '../figure.ts'
import { measureListRecorder } from './array-of-objects.ts'
import { measureJalangi } from './jalangi.ts'
import { measureCoverageInNode } from './v8-coverage.ts'

/** What other tools cost on the same programs. */
export function measurePeers(effort: Effort): Peer[] {
  return [...measureCoverageInNode(effort), ...measureListRecorder(effort), ...measureJalangi(effort)]
}
