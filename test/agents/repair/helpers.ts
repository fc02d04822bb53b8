import { parse } from '@babel/parser'
import {
  applyEdits,
  NOTHING_RECALLED,
  type Candidate,
  type JudgedCandidate,
  type ParseOutcome,
  type RepairAgent,
  type RepairContext,
  type SourceFile,
} from '#core'
import { createScene } from '../../../agents/repair/search/scene/scene.ts'
import { collectSites } from '../../../agents/repair/search/scene/site.ts'
import { OPERATORS } from '../../../agents/repair/search/operators/index.ts'

/** Parses as the prober does, as far as these tests need. */
export function parseText(file: SourceFile): ParseOutcome {
  const language = file.path.endsWith('.ts') ? 'ts' : 'js'
  try {
    const ast = parse(file.text, { sourceType: 'unambiguous', plugins: language === 'ts' ? ['typescript'] : [] })
    return { status: 'parsed', source: { ...file, language, format: 'script', ast } }
  } catch (error) {
    const { message, pos = 0, loc } = error as SyntaxError & { pos?: number; loc?: { line: number; column: number } }
    return {
      status: 'syntax-fault',
      fault: { reason: 'unexpected', message, offset: pos, line: loc?.line ?? 1, column: loc?.column ?? 0 },
    }
  }
}

export interface Situation {
  readonly path?: string
  readonly tests?: string
  readonly description?: string
  readonly failure?: string
  readonly expected?: string
  readonly actual?: string
}

export function contextOf(
  text: string,
  { path = 'program.js', tests = '', description = '', failure = 'wrong', expected, actual }: Situation = {},
): RepairContext {
  const source = { path, text }
  return {
    task: { id: 'task', source, tests: { path: 'program.test.js', text: tests }, description },
    program: parseText(source),
    baseline: [
      {
        id: 'L1',
        name: 'L1',
        line: 1,
        status: 'failed',
        failure: {
          kind: 'error',
          errorName: 'Error',
          message: failure,
          ...(expected !== undefined && actual !== undefined && { expected, actual }),
        },
      },
    ],
    fault: null,
    trace: null,
    recall: NOTHING_RECALLED,
    tellUse: () => {},
    partials: () => [],
    localise: () => Promise.resolve(null),
    watch: () => Promise.resolve(null),
    seed: 1,
    parse: parseText,
    run: () => Promise.reject(new Error('nothing is run here')),
    about: () => Promise.resolve(null),
    check: () => Promise.resolve(null),
    doubt: () => {},
  }
}

/** What one operator makes of a program: the patched texts, in order of proposal. */
export function patchesOf(operator: string, text: string, situation: Situation = {}): string[] {
  const context = contextOf(text, situation)
  if (context.program.status !== 'parsed') throw new Error(context.program.fault.message)
  const scene = createScene(context, context.program.source)
  const family = OPERATORS.find(({ name }) => name === operator)!
  return collectSites(context.program.source, scene, () => 0.5)
    .filter((site) => family.on.some((target) => site.targets.includes(target)))
    .flatMap((site) => [...family.propose(site)].map(({ edits }) => applyEdits(text, edits)))
}

/** Drives an agent; `judge` tells which tests each candidate fixes. Ends at a candidate that `isDone` accepts or after `most`. */
export async function drive(
  agent: RepairAgent,
  context: RepairContext,
  most: number,
  judge: (program: string) => readonly string[] = () => [],
  reason: 'tie' | 'improves' = 'tie',
): Promise<Candidate[]> {
  const all: Candidate[] = []
  const proposals = agent.propose(context)
  for (let turn = await proposals.next([]); !turn.done && all.length < most;) {
    all.push(...turn.value)
    const judged: JudgedCandidate[] = turn.value.map((candidate) => {
      const fixed = judge(applyEdits(context.task.source.text, candidate.edits))
      const verdict = { decision: 'roll-back', reason: fixed.length > 0 ? reason : 'no-gain', fixed, lost: [] } as const
      return { ...candidate, verdict, nearer: 0, behaviour: 0 }
    })
    turn = await proposals.next(judged)
  }
  return all
}
