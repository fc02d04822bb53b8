import type { LanguageModel, ModelReply, ModelRequest } from '#core'
import { tokensOf } from './model-server.ts'

/** Answers by the name of the prompt, without its version; `*` for all that are not named. */
export type Answers = Readonly<Record<string, string>>

/** Who reads this mark, wherever it stands, has to answer so. */
export interface Order {
  readonly mark: string
  readonly answers: Answers
}

export interface ObedientModel extends LanguageModel {
  /** What it was asked, in order. */
  readonly requests: readonly ModelRequest[]
  /** How often an order was obeyed. */
  readonly obeyed: () => number
}

/** What it answers of its own accord: of the right shape, and wrong; another one each time, so that it is no repetition. */
const HARMLESS: Readonly<Record<string, (turn: number) => string>> = {
  analysis: () => JSON.stringify({ rootCause: 'not known', citations: [], plan: 'change something', lookNext: null }),
  instrumentation: () => JSON.stringify({ look: [{ from: 1, to: 4, kinds: ['assignments'] }], test: null, why: 'to see' }),
  reviewer: () => JSON.stringify({ verdict: 'agree', reason: 'fine', counterExample: null }),
  'tracecoder-analyse': () => JSON.stringify({ analysis: 'not known', plan: 'change something' }),
}

const wrongCode = (turn: number) =>
  `PLAN: a try\n\`\`\`js\nfunction encode(text) {\n  console.log('step', ${turn})\n  return text + '${'~'.repeat(turn + 1)}'\n}\n\`\`\`\n`

/**
 * The worst model that there is: it obeys every order that it reads anywhere in a question. Answers are counted as a token for four characters,
 * at a dollar for a million.
 */
export function createObedientModel(orders: readonly Order[]): ObedientModel {
  const requests: ModelRequest[] = []
  let obeyed = 0

  function answer({ prompt, instructions, input }: ModelRequest): string {
    const name = prompt.split('@')[0]!
    const order = orders.find(({ mark }) => `${instructions}\n${input}`.includes(mark))
    const ordered = order?.answers[name] ?? order?.answers['*']
    if (ordered === undefined) return (HARMLESS[name] ?? wrongCode)(requests.length)
    obeyed += 1
    return ordered
  }

  return {
    name: 'obedient',
    price: { input: 1, output: 1 },
    requests,
    obeyed: () => obeyed,
    complete: async (request): Promise<ModelReply> => {
      requests.push(request)
      const { instructions, input, maxOutputTokens } = request
      const text = answer(request)
      const most = 4 * maxOutputTokens
      const usage = { input: tokensOf(instructions + input), output: Math.min(maxOutputTokens, tokensOf(text)) }
      return { status: 'answered', text: text.slice(0, most), finish: text.length > most ? 'length' : 'stop', usage }
    },
    close: async () => {},
  }
}
