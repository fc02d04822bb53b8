import { afterAll, describe, expect, it } from 'vitest'
import { createSandbox, repair, type LanguageModel, type ModelRequest, type TrajectoryRecord } from '#tracemend'
import { AGREE, promptOf, RIGHT, TASK } from '../helpers/model-task.ts'

const sandbox = createSandbox()
afterAll(() => sandbox.close())

const use = { name: 'm', policy: 'model' } as const

/** A model that answers by the prompt's name and keeps what it was asked. */
function modelOf(
  answer: (prompt: string, request: ModelRequest) => string,
  finishOf: (number: number) => 'stop' | 'length' = () => 'stop',
) {
  const requests: ModelRequest[] = []
  const languageModel: LanguageModel = {
    name: 'm',
    price: { input: 0, output: 0 },
    complete: (request) => {
      requests.push(request)
      const text = answer(promptOf(request), request)
      return Promise.resolve({ status: 'answered', text, finish: finishOf(requests.length), usage: { input: 10, output: 10 } })
    },
    close: () => Promise.resolve(),
  }
  return { languageModel, requests }
}

const analysis = (citations: readonly number[]) =>
  JSON.stringify({ rootCause: 'odd numbers are halved', citations, plan: 'treat odd numbers', lookNext: null })

describe('what a model is told, and what is believed of what it says', () => {
  it('returns citations of events that were not shown, once, and goes on without them', async () => {
    const { languageModel, requests } = modelOf((prompt) =>
      prompt === 'analysis' ? analysis([999_999]) : prompt === 'reviewer' ? AGREE : RIGHT,
    )
    const { status, report } = await repair(TASK, { sandbox, languageModel, model: use })
    expect(status).toBe('repaired')
    expect(requests.map(promptOf)).toEqual(['analysis', 'analysis', 'repair', 'reviewer'])
    expect(report.model!.problems).toEqual([expect.stringMatching(/^analysis@1: citations: .*999999/)])
    expect(requests[1]!.input).toContain('999999')
    expect(requests[2]!.input).not.toContain('999999')
  })

  it('tells the agent that writes patches what the analysis cites, and not all that it was made of', async () => {
    let cited = 0
    const { languageModel, requests } = modelOf((prompt, { input }) => {
      if (prompt !== 'analysis') return prompt === 'reviewer' ? AGREE : RIGHT
      cited = Number(/\[e(\d+)\] line 4/.exec(input)![1])
      return analysis([cited])
    })
    await repair(TASK, { sandbox, languageModel, model: use })
    const [first, second] = requests
    expect(first!.input).toContain('<tm:trace>')
    expect(second!.input).not.toContain('<tm:trace>')
    expect(second!.input).toMatch(/root cause: odd numbers are halved\nseen: line 4: .*\nplan: treat odd numbers/)
    expect(second!.input.length).toBeLessThan(first!.input.length)
  })

  it('sends no secret, and puts it back into the patch', async () => {
    const secret = 'ghp_0123456789abcdefghijABCDEFGHIJ012345'
    const header = `const token = '${secret}'\n`
    const task = { ...TASK, source: { ...TASK.source, text: header + TASK.source.text } }
    const { languageModel, requests } = modelOf((prompt, { input }) => {
      const [placeholder] = /TM_SECRET_\d+/.exec(input) ?? ['none']
      const code = RIGHT.replace('n % 2 === 0', `n % 2 === 0 || n === '${placeholder}'`)
      return prompt === 'analysis' ? analysis([]) : prompt === 'reviewer' ? AGREE : code
    })
    const records: TrajectoryRecord[] = []
    const log = { append: async (record: TrajectoryRecord) => void records.push(record) }
    const { status, source } = await repair(task, { sandbox, languageModel, model: use, log })
    expect(status).toBe('repaired')
    expect(JSON.stringify(requests)).not.toContain(secret)
    expect(JSON.stringify(records.filter(({ kind }) => kind === 'call'))).not.toContain(secret)
    expect(source).toContain(`|| n === '${secret}' ?`)
    expect(source.startsWith(header)).toBe(true)
  })

  it('keeps prompts within a small context, whatever the program prints and however long it is', async () => {
    const filler = Array.from({ length: 300 }, (_, i) => `const unused${i} = (x) => [x, ${i}, 'text ${i}'].join('-')\n`).join('')
    const task = { ...TASK, source: { ...TASK.source, text: filler + TASK.source.text } }
    const { languageModel, requests } = modelOf((prompt) =>
      prompt === 'analysis' ? analysis([]) : prompt === 'reviewer' ? AGREE : RIGHT,
    )
    const { status } = await repair(task, { sandbox, languageModel, model: { ...use, contextTokens: 4_000 } })
    expect(status).toBe('repaired')
    for (const { instructions, input, maxOutputTokens } of requests) {
      expect((instructions.length + input.length) / 5 + maxOutputTokens).toBeLessThan(4_000)
      expect(input).toContain('function collatz(n)')
    }
    expect(requests[0]!.input).toContain('<tm:omitted>')
  })

  it('gives an answer that was cut off more room, and its prompt less', async () => {
    let answers = 0
    const text = () => (++answers === 1 ? '' : RIGHT)
    const { languageModel, requests } = modelOf(text, (number) => (number === 1 ? 'length' : 'stop'))
    const { status } = await repair(TASK, { sandbox, languageModel, model: { ...use, arm: 'error' } })
    expect(status).toBe('repaired')
    expect(requests.map(({ maxOutputTokens }) => maxOutputTokens)).toEqual([5_333, 8_000])
  })

  it('mends a program that does not parse', async () => {
    const task = {
      ...TASK,
      source: { ...TASK.source, text: 'function collatz(n) {\n  let steps = 0\n  while n > 1 do\n  return steps\n' },
    }
    const { languageModel, requests } = modelOf(() => RIGHT)
    const { status } = await repair(task, { sandbox, languageModel, model: { ...use, arm: 'error' } })
    expect(status).toBe('repaired')
    expect(requests[0]!.input).toContain('does not parse')
  })
})
