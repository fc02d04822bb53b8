import type { AcceptsTypes, Clock, Edit, JudgedCandidate, Prober, RepairTask, SandboxSession, Trace } from '#core'
import { applyEdits, withProgram } from '#core'
import { passesAll } from '../confirm.ts'
import { minimise } from '../minimise.ts'
import { type Ask, askUntilOne } from './ask.ts'
import { type Behaviour, behaviourKey, groupBehaviours, type Tried, tryPatches } from './behaviours/behaviours.ts'
import { type CallRunner, type Open, openCalls } from './behaviours/run-calls.ts'
import { distinguish, type Distinguishing } from './distinguish.ts'
import { createPanel, type Panel } from './inputs/panel.ts'
import type { Call } from './inputs/value.ts'
import { rankBehaviours } from './rank/rank-behaviours.ts'
import { withoutSupersets } from './without-supersets.ts'

/** Generated calls that patches are compared on, and patches that are compared. */
const CALLS = 100
const MOST_PATCHES = 60
/** Patches of one behaviour that may fail to be confirmed before the behaviour is given up. */
const TRIES = 2

/** What patches are chosen with: the round's own task, and a session of its tests. */
export interface Choosing {
  readonly task: RepairTask
  readonly session: SandboxSession
  readonly open: Open
  readonly parse: Prober['parse']
  /** Of the program before any patch; it shows arguments that the tests compute. */
  readonly trace: Trace | null
  readonly seed: number
  /** Patches reported at most. */
  readonly most: number
  /** Wall time after which no further patch is compared; so much again after which no further one is confirmed. */
  readonly timeMs: number
  readonly clock: Clock
  /** Asks a person which behaviour is meant; `null` where there is nobody to ask. */
  readonly ask: Ask | null
  readonly acceptsTypes: AcceptsTypes
}

/** A patch that was confirmed in fresh isolates and made minimal. */
export interface Alternative {
  readonly candidate: JudgedCandidate
  readonly edits: readonly Edit[]
  readonly program: string
  /** How it differs from the first; `null` for the first itself. */
  readonly distinguishing: Distinguishing | null
}

/** What was compared. */
export interface Comparison {
  readonly patches: number
  readonly calls: number
  readonly behaviours: number
}

export interface Choice {
  /** The likeliest first, one for each behaviour. Empty where none could be confirmed, or none agrees with what a person answered. */
  readonly alternatives: readonly Alternative[]
  /** `null` where there was nothing to compare patches on. */
  readonly comparison: Comparison | null
}

/**
 * Makes a few patches of many that pass all tests, in the order of proposal: they are run on calls that the tests do not make, and of those
 * that give the same everywhere the likeliest is kept.
 */
export async function chooseAlternatives(plausible: readonly JudgedCandidate[], by: Choosing): Promise<Choice> {
  const program = plausible[0] === undefined ? null : applyEdits(by.task.source.text, plausible[0].edits)
  if (program === null) return { alternatives: [], comparison: null }
  const patched = withProgram(by.task, program)
  const isAlone = by.most === 1 && by.ask === null
  const panel = isAlone ? null : createPanel(patched, by.parse, by.trace, by.seed, CALLS)
  const open = (calls: readonly Call[]) => openCalls(patched, calls, by.open, by.seed)
  const runner = panel === null ? null : await open(panel.calls)
  if (panel === null || runner === null) return { alternatives: await uncompared(plausible, by), comparison: null }
  try {
    const patches = withoutSupersets(plausible).slice(0, MOST_PATCHES)
    const tried = await tryPatches(by.task, patches, panel, runner, lateAfter(by))
    if (tried.length === 0) return { alternatives: await uncompared(plausible, by), comparison: null }
    const behaviours = rankBehaviours(groupBehaviours(tried), panel.generated)
    const { ask, parse } = by
    const meant = ask === null ? behaviours : await askUntilOne(behaviours, panel.generated, { ask, parse, open })
    const confirmed = await confirmFirst(meant, panel, runner, by)
    const alternatives = await tellApart(confirmed, panel, open)
    return { alternatives, comparison: { patches: tried.length, calls: panel.generated.length, behaviours: behaviours.length } }
  } finally {
    await runner.close()
  }
}

/** Tells, from now on, whether the time is used up. */
function lateAfter({ clock, timeMs }: Choosing): () => boolean {
  const deadline = clock() + timeMs
  return () => clock() > deadline
}

/** A patch that is confirmed, and what it gives. */
interface Confirmed extends Tried {
  readonly edits: readonly Edit[]
}

/**
 * One confirmed patch a behaviour, until there are enough or it is late. Made minimal, a patch may behave like one before it: then it is none
 * of its own.
 */
async function confirmFirst(
  behaviours: readonly Behaviour[],
  panel: Panel,
  runner: CallRunner,
  by: Choosing,
): Promise<Confirmed[]> {
  const isLate = lateAfter(by)
  const confirmed: Confirmed[] = []
  const shown = new Set<string>()
  for (const tried of behaviours.flatMap((patches) => patches.slice(0, TRIES))) {
    if (shown.has(behaviourKey(tried.results))) continue
    if (confirmed.length > 0 && isLate()) break
    for (const edits of await confirmForms(tried.candidate, by)) {
      const program = applyEdits(by.task.source.text, edits)
      const all = program === tried.program ? tried.results : await runner.run(program)
      const results = all.slice(0, panel.generated.length)
      const key = behaviourKey(results)
      if (!shown.has(key)) confirmed.push({ ...tried, edits, program, results })
      shown.add(key)
      if (confirmed.length === by.most) return confirmed
    }
  }
  return confirmed
}

/** Where nothing can be compared the first one that is confirmed stands for all. */
async function uncompared(plausible: readonly JudgedCandidate[], by: Choosing): Promise<Alternative[]> {
  for (const candidate of plausible.slice(0, TRIES)) {
    const [edits] = await confirmForms(candidate, by)
    if (edits !== undefined) return [{ candidate, edits, program: applyEdits(by.task.source.text, edits), distinguishing: null }]
  }
  return []
}

/**
 * The patch without the edits that no test asks for, and whole where it is one idea all the same; none where it does not pass all tests in
 * fresh isolates.
 */
async function confirmForms(
  { edits, verdict, operators }: JudgedCandidate,
  { task, session, seed, acceptsTypes }: Choosing,
): Promise<(readonly Edit[])[]> {
  const passes = async (kept: readonly Edit[]) => {
    const program = applyEdits(task.source.text, kept)
    return (await passesAll(session, program, seed, verdict.fixed)) && (await acceptsTypes(program))
  }
  if (verdict.reason !== 'passes-all' && !(await passes(edits))) return []
  const small = await minimise(task.source.text, edits, passes)
  return small.length < edits.length && operators.length === 1 ? [small, edits] : [small]
}

async function tellApart(
  [first, ...others]: readonly Confirmed[],
  panel: Panel,
  open: (calls: readonly Call[]) => Promise<CallRunner | null>,
): Promise<Alternative[]> {
  if (first === undefined) return []
  const differences = await distinguish(first, others, panel.generated, panel.observed, open)
  return [first, ...others].map(({ candidate, edits, program }, i) => {
    return { candidate, edits, program, distinguishing: differences[i - 1] ?? null }
  })
}
