import { applyEdits, type Edit, type JudgedCandidate, Limits, type RepairTask, type Sandbox } from '#core'

/** One replacement in the program's text, which holds `from` once. */
export function edit(text: string, from: string, to: string): Edit {
  const start = text.indexOf(from)
  if (start < 0 || text.includes(from, start + 1)) throw new Error(`${from} is not there once`)
  return { start, end: start + from.length, replacement: [to] }
}

/** Patches as screening leaves them, in this order: each fixes `fixed`. */
export function patches(text: string, fixed: readonly string[], changes: readonly (readonly Edit[])[]): JudgedCandidate[] {
  return changes.map((edits, id) => ({
    id,
    agent: 'search',
    operators: edits.map(() => 'by-hand'),
    edits: edits.toSorted((a, b) => a.start - b.start),
    explanation: applyEdits(text, edits),
    verdict: { decision: 'roll-back', reason: 'tie', fixed, lost: [] },
    nearer: 0,
    behaviour: 0,
  }))
}

export function taskOf(text: string, tests: string, rest: Partial<RepairTask> = {}): RepairTask {
  return { id: 'task', source: { path: 'program.js', text }, tests: { path: 'program.test.js', text: tests }, ...rest }
}

const limits = Limits.parse({})

export const opener = (sandbox: Sandbox) => (task: RepairTask) => sandbox.open(task, { limits })
