import { PROMPTS } from '../../agents/repair/model/prompts/index.ts'
import type { ReceivedRequest } from './model-server.ts'

/** A program that a small change does not repair, and what a model may say about it. */
export const TASK = {
  source: {
    path: 'collatz.js',
    text: 'function collatz(n) {\n  let steps = 0\n  while (n > 1) {\n    n = n / 2\n    steps++\n  }\n  return steps\n}\n',
  },
  tests: {
    path: 'collatz.test.js',
    text: 'console.assert(collatz(1) === 0)\nconsole.assert(collatz(6) === 8)\nconsole.assert(collatz(7) === 16)\nconsole.assert(collatz(8) === 3)\n',
  },
  description:
    'Count the steps of the Collatz sequence from n to 1: an even number is halved, an odd one becomes three times itself plus one.',
} as const

/** The same with so little of it there that no search writes the rest. */
export const UNSEARCHABLE = { ...TASK, source: { ...TASK.source, text: 'function collatz(n) {\n  return n\n}\n' } }

export const RIGHT = `PLAN: treat odd numbers as well
\`\`\`js
function collatz(n) {
  let steps = 0
  while (n > 1) {
    n = n % 2 === 0 ? n / 2 : 3 * n + 1
    steps++
  }
  return steps
}
\`\`\``

export const WRONG = `PLAN: round what is halved
\`\`\`js
function collatz(n) {
  let steps = 0
  while (n > 1) {
    n = Math.floor(n / 2) * 5 - 9
    steps++
  }
  return steps
}
\`\`\``

export const AGREE = JSON.stringify({ verdict: 'agree', reason: 'it does what is described', counterExample: null })
const LOOK = JSON.stringify({
  look: [{ from: 3, to: 6, kinds: ['assignments', 'branches'] }],
  test: null,
  why: 'how n changes',
})

/** An analysis that cites an event which is really shown. */
export function analysisOf({ input }: Pick<ReceivedRequest, 'input'>): string {
  const [, event] = /\[e(\d+)\]/.exec(input) ?? []
  const citations = event === undefined ? [] : [Number(event)]
  return JSON.stringify({ rootCause: 'odd numbers are halved', citations, plan: 'treat odd numbers', lookNext: 'how n changes' })
}

/** The name of the prompt that a request holds. */
export function promptOf({ instructions }: Pick<ReceivedRequest, 'instructions'>): string {
  const head = (text: string) => text.trim().split('\n')[0]!
  const prompt = PROMPTS.find((one) => head(one.instructions) === head(instructions))
  if (prompt === undefined) throw new Error(`no prompt begins so: ${instructions.slice(0, 200)}`)
  return prompt.name
}

/** What a model says that gets it right at the second attempt. */
export function inTwoAttempts(): (request: ReceivedRequest) => string {
  let patches = 0
  return (request) => {
    switch (promptOf(request)) {
      case 'analysis':
        return analysisOf(request)
      case 'instrumentation':
        return LOOK
      case 'reviewer':
        return AGREE
      default:
        return ++patches === 1 ? WRONG : RIGHT
    }
  }
}
