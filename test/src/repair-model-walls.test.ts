import { afterAll, describe, expect, it } from 'vitest'
import { createSandbox, repair, type RepairOptions, type RepairTaskInput, type TrajectoryRecord } from '#tracemend'
import { startModelServer, type Answer } from '../helpers/model-server.ts'
import { AGREE, promptOf, RIGHT, TASK, UNSEARCHABLE, WRONG } from '../helpers/model-task.ts'

const sandbox = createSandbox()
afterAll(() => sandbox.close())

const use = { name: 'some-model', policy: 'model', arm: 'error', price: { input: 1, output: 2 } } as const
const ANALYSIS = '{"rootCause":"odd","citations":[],"plan":"p","lookNext":null}'
const HALF = RIGHT.replace('n > 1', 'n > 1 && steps < 10')
/** Passes all tests, and gives for 0 what nobody asked for. */
const SPECIAL = RIGHT.replace('return steps', 'return n === 0 ? 1 : steps')
const OBJECTION = JSON.stringify({ verdict: 'object', reason: 'zero', counterExample: { call: 'collatz(0)', expected: '0' } })
/** Does not parse, so that its tests cannot be listed. */
const BROKEN = { ...TASK, source: { ...TASK.source, text: 'function collatz(n) {\n  return missing(\n}\n' } }

/** These patches one after the other, the last again and again; the reviewer objects so many times and then agrees. */
function reviewed(patches: readonly string[], objections: number): Answer {
  let patch = 0
  let reviews = 0
  return (request) => {
    const prompt = promptOf(request)
    if (prompt === 'reviewer') return ++reviews <= objections ? OBJECTION : AGREE
    return prompt === 'analysis' ? ANALYSIS : patches[Math.min(patch++, patches.length - 1)]!
  }
}

/** Another wrong program for every request. */
const wrongly = ({ index }: { readonly index: number }) => WRONG.replace('- 9', `- ${index + 10}`)

async function repairWith(answer: Answer, options: RepairOptions = {}, task: RepairTaskInput = TASK) {
  const server = await startModelServer(answer)
  const records: TrajectoryRecord[] = []
  const log = { append: async (record: TrajectoryRecord) => void records.push(record) }
  try {
    const endpoint = { baseUrl: server.baseUrl }
    const result = await repair(task, { sandbox, log, model: use, limits: { alternatives: 1 }, endpoint, ...options })
    return { result, records, requests: server.requests }
  } finally {
    await server.close()
  }
}

describe('a model is asked nothing that cannot count', () => {
  it('where no candidate may be tried any more', async () => {
    const { result, requests } = await repairWith(wrongly, { limits: { maxCandidates: 2 } })
    expect(result.report.stop.reason).toBe('candidates')
    expect(requests).toHaveLength(2)
  })

  it.each(['tracecoder', 'micro', 'error', 'full'] as const)('nor told an outcome beyond its quota (%s)', async (arm) => {
    const none = await repairWith(wrongly, { model: { ...use, arm }, limits: { executions: 0 } })
    expect(none.result.report.stop.reason).toBe('executions')
    for (const { input } of none.requests) expect(input).not.toMatch(/FAILS|<tm:(?:verdict|failures|trace|partial-patches)>/)
  })

  it('nor what came of the search where outcomes are counted', async () => {
    const model = { ...use, policy: 'search-then-model', arm: 'full' } as const
    const answer: Answer = (request) => (promptOf(request) === 'analysis' ? ANALYSIS : wrongly(request))
    const limits = { alternatives: 1, maxCandidates: 6_000, maxCalls: 4 }
    const partials = ({ requests }: Awaited<ReturnType<typeof repairWith>>) =>
      requests.filter(({ input }) => input.includes('<tm:partial-patches>')).length
    expect(partials(await repairWith(answer, { model, limits }))).toBeGreaterThan(0)
    expect(partials(await repairWith(answer, { model, limits: { ...limits, executions: 2 } }))).toBe(0)
  })

  it('nor the same again, nor beyond its quota, in a second round', async () => {
    // The first answer improves the program, and the round after it starts from that.
    const answer: Answer = ({ index }) => (index === 0 ? HALF : 'no code')
    const model = { ...use, arm: 'resample' } as const
    const limits = { maxCalls: 140, maxTokens: 1_000_000 }
    const { requests, records } = await repairWith(answer, { model, limits })
    expect(records.filter(({ kind }) => kind === 'step').length).toBe(1)
    const questions = requests.map(({ body, instructions, input }) => JSON.stringify([instructions, input, body['seed']]))
    expect(new Set(questions).size).toBe(questions.length)
  })

  it.each(['search-then-model', 'both'] as const)('nor where a slip of the pen is mended for nothing (%s)', async (policy) => {
    const limits = { alternatives: 3, maxCandidates: 3_000 }
    const mended = { source: 'function add(a, b) {\n  return a + b\n', tests: 'console.assert(add(1, 2) === 3)\n' }
    const { result } = await repairWith(wrongly, { model: { ...use, policy }, limits }, mended)
    expect(result).toMatchObject({ status: 'repaired', report: { model: { calls: 0 } } })
  })

  it('nor where the program only has to load for the search to repair it', async () => {
    const model = { ...use, policy: 'search-then-model' } as const
    const unfinished = { source: 'function add(a, b) {\n  return a +\n}\n', tests: 'console.assert(add(1, 2) === 3)\n' }
    const { result } = await repairWith(wrongly, { model }, unfinished)
    expect(result).toMatchObject({ status: 'repaired', report: { model: { calls: 0 } } })
  })

  it('nor told more than its quota in all rounds together', async () => {
    // The first answer improves the program, then nothing new comes: the round ends, and another starts from what was improved.
    const limits = { executions: 4, maxCalls: 60 }
    const answer: Answer = ({ index }) => (index < 20 ? HALF : wrongly({ index }))
    const { records, result } = await repairWith(answer, { limits })
    expect(result.report.stop.reason).toBe('executions')
    const judged = records.flatMap((record) => (record.kind === 'step' ? record.candidates : []))
    // Two programs' own outcomes; the last attempt's is not told any more.
    expect(judged).toEqual([1, 1, 1])
  })
})

describe('the loop', () => {
  it('does not go on from what came of an attempt where it is blind', async () => {
    // The second answer is right only together with the helper of the first, which improves the program.
    const second = RIGHT.replace('3 * n + 1', 'odd(n)')
    const first = second.replace('n > 1', 'n > 1 && steps < 10').replace('```js\n', '```js\nconst odd = (n) => 3 * n + 1\n\n')
    const { result } = await repairWith(({ index }) => (index === 0 ? first : second), {
      model: { ...use, arm: 'resample' },
      limits: { maxCalls: 4 },
    })
    expect(result.status).not.toBe('repaired')
  })

  it('asks the reviewer also where search and model work in turns', async () => {
    const model = { ...use, arm: 'full', policy: 'both' } as const
    const special =
      '```js\nfunction collatz(n) {\n  let s = 0\n  for (; n > 1; s++) n = n % 2 ? 3 * n + 1 : n / 2\n  return n === 0 ? 1 : s\n}\n```'
    const { result, requests } = await repairWith(reviewed([special, RIGHT], 1), { model }, UNSEARCHABLE)
    expect(requests.map(promptOf)).toContain('reviewer')
    expect(result).toMatchObject({ status: 'repaired', report: { patch: { doubts: [] } } })
    expect(result.source).not.toContain('n === 0')
  })

  it('keeps a doubted patch before one that passes less, in a program whose tests cannot be listed', async () => {
    const answer = reviewed([SPECIAL, `\`\`\`js\n${TASK.source.text}\`\`\``], Infinity)
    const { result } = await repairWith(
      answer,
      { model: { ...use, arm: 'full' }, limits: { alternatives: 1, maxCalls: 9 } },
      BROKEN,
    )
    expect(result).toMatchObject({ status: 'repaired', report: { patch: { doubts: [{ call: 'collatz(0)' }] } } })
  })

  it('asks a person about a patch that a reviewer doubts as well, and believes the person', async () => {
    const answer = () => reviewed([SPECIAL, RIGHT], 1)
    const asked: string[] = []
    const ask: RepairOptions['ask'] = async ({ call, results }) => {
      asked.push(call)
      if (call !== 'collatz(0)') return { kind: 'skip' }
      return { kind: 'shown', result: results.find((result) => JSON.stringify(result).includes('1'))! }
    }
    const options = { model: { ...use, arm: 'full' }, limits: { alternatives: 3 } } as const
    const trusted = await repairWith(answer(), options, UNSEARCHABLE)
    expect(trusted.result.source).not.toContain('n === 0')
    const { result } = await repairWith(answer(), { ...options, ask }, UNSEARCHABLE)
    expect(asked).toContain('collatz(0)')
    expect(result.source).toContain('n === 0 ? 1')
    expect(result.report.patch!.doubts).toEqual([{ call: 'collatz(0)', expected: '0', gives: '1' }])
  })

  it('doubts no patch for what it has lost when it was made minimal', async () => {
    const { result } = await repairWith(reviewed([SPECIAL], Infinity), { model: { ...use, arm: 'full' } })
    expect(result).toMatchObject({ status: 'repaired', report: { patch: { doubts: [] } } })
    expect(result.source).not.toContain('n === 0')
  })

  it('tries later what was not run because the patch before it passed and is doubted now', async () => {
    const answer = reviewed([`${SPECIAL}\n\n${RIGHT}`, RIGHT], 1)
    const { result } = await repairWith(answer, { model: { ...use, arm: 'full' } }, BROKEN)
    expect(result).toMatchObject({ status: 'repaired', report: { patch: { doubts: [] } } })
    expect(result.source).not.toContain('n === 0')
  })

  it('writes down which answers could not be used, and why', async () => {
    const { records } = await repairWith(({ index }) => (index === 0 ? 'I am sorry.' : RIGHT))
    const call = records.find((record) => record.kind === 'call')
    expect(records.find((record) => record.kind === 'answer-refused')).toEqual({
      kind: 'answer-refused',
      key: call!.key,
      prompt: 'repair@1',
      problem: expect.stringMatching(/^no-code/),
    })
  })

  it('survives a model that breaks its promise never to throw', async () => {
    const languageModel = {
      name: 'thrower',
      price: { input: 0, output: 0 },
      complete: () => Promise.reject(new Error('boom')),
      close: () => Promise.resolve(),
    }
    const { report, source } = await repair(TASK, { sandbox, languageModel, model: use })
    expect({ stop: report.stop.reason, source }).toEqual({ stop: 'model-failed', source: TASK.source.text })
    expect(report.model!.problems.join()).toContain('boom')
  })
})
