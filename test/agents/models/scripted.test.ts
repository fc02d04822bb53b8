import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { createScriptedModel, openModel, type Script } from '../../../agents/models/index.ts'
import { ask } from './ask.ts'

const folder = await mkdtemp(join(tmpdir(), 'tracemend-script-'))
afterAll(() => rm(folder, { recursive: true }))

async function textsOf(answers: Script['answers'], questions: readonly (readonly [prompt: string, input: string])[]) {
  const model = createScriptedModel({ answers })
  const texts: string[] = []
  for (const [prompt, input] of questions) {
    const reply = await ask(model, { prompt, input })
    texts.push(reply.status === 'failed' ? `${reply.fault}: ${reply.detail}` : reply.text)
  }
  return texts
}

describe('a scripted model', () => {
  it('gives each answer once, in order, to the prompt of its name whatever the version', async () => {
    const answers = [
      { prompt: 'repair', text: 'one' },
      { prompt: 'analysis', json: { cause: 'sign' } },
      { prompt: 'repair', text: 'two' },
    ]
    expect(
      await textsOf(answers, [
        ['repair@1', ''],
        ['analysis@2', ''],
        ['repair@3', ''],
        ['repair@1', ''],
      ]),
    ).toEqual(['one', '{"cause":"sign"}', 'two', 'rejected: the script has no answer left for repair@1'])
  })

  it('looks at the input, counts, and may answer anything', async () => {
    const answers: Script['answers'] = [
      { prompt: 'repair', when: 'sum', text: 'sum', times: 2 },
      { prompt: '*', text: 'else', times: 'always' },
    ]
    const asked = ['sum', 'max', 'sum', 'sum', 'sum'].map((input) => ['repair@1', input] as const)
    expect(await textsOf(answers, asked)).toEqual(['sum', 'else', 'sum', 'else', 'else'])
  })

  it('refuses, cuts off, and tells usage where the script says so', async () => {
    const usage = { input: 3, output: 4 }
    const model = createScriptedModel({
      answers: [
        { prompt: '*', text: 'no', refuse: true, usage },
        { prompt: '*', text: '{"a', finish: 'length' },
      ],
    })
    expect(await ask(model)).toEqual({ status: 'refused', text: 'no', usage })
    expect(await ask(model)).toEqual({ status: 'answered', text: '{"a', finish: 'length', usage: null })
  })

  it('does not answer once it was interrupted', async () => {
    const model = createScriptedModel({ answers: [{ prompt: '*', text: 'yes' }] })
    expect(await ask(model, {}, { signal: AbortSignal.abort() })).toMatchObject({ fault: 'interrupted' })
    expect(await ask(model)).toMatchObject({ text: 'yes' })
  })
})

describe('the file of a script', () => {
  const open = async (name: string, text: string) => {
    const file = join(folder, name)
    await writeFile(file, text)
    return openModel(`scripted:${file}`, {})
  }

  it('is read by its name', async () => {
    const model = await open('good.json', '{"answers": [{"prompt": "*", "text": "yes"}]}')
    expect(await ask(model)).toMatchObject({ text: 'yes' })
    expect(model).toMatchObject({ name: `scripted:${join(folder, 'good.json')}`, price: { input: 0, output: 0 } })
  })

  it.each([
    ['{"answers": [', /JSON/],
    ['{"answers": [{"prompt": "*"}]}', /answers\[0]/],
    ['{"answers": [{"prompt": "*", "text": "a", "json": 1}]}', /either text or json/],
    ['{"answers": [{"prompt": "*", "text": "a", "tmies": 2}]}', /tmies/],
    ['{"answers": [{"prompt": "*", "text": "a", "times": 0}]}', /answers\[0]\.times/],
  ])('that is none is refused, and it is said where: %s', async (text, where) => {
    await expect(open('bad.json', text)).rejects.toMatchObject({ code: 'MODEL_INVALID', message: expect.stringMatching(where) })
  })

  it('that is missing is refused', async () => {
    await expect(openModel(`scripted:${join(folder, 'none.json')}`, {})).rejects.toMatchObject({ code: 'MODEL_INVALID' })
  })
})
