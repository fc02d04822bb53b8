import type { ModelRequest } from '#core'
import { correction } from '../../../../../agents/repair/model/prompts/correct.ts'
import { PROMPTS } from '../../../../../agents/repair/model/prompts/index.ts'
import { nameOf } from '../../../../../agents/repair/model/prompts/prompt.ts'
import { ANSWER_PROBLEMS } from '../../../../../agents/repair/model/answers/problem.ts'

export interface ReadField {
  readonly name: string
  readonly text: string
}

/** Every field that we make has one of these names. */
const NAMES: ReadonlySet<string> = new Set([
  'description',
  'signature',
  'program',
  'changed-already',
  'tests',
  'verdict',
  'failures',
  'trace',
  'suspects',
  'wrong-results',
  'symptoms',
  'first-departure',
  'way-to-failure',
  'tried-out',
  'lessons',
  'looked-at',
  'look-next',
  'partial-patches',
  'earlier-attempts',
  'analysis',
  'output',
  'earlier-plans',
  'last-answer',
  'problem',
  'omitted',
])

const WORDS: ReadonlySet<string> = new Set(
  PROMPTS.flatMap((prompt) => [
    `${nameOf(prompt)} ${prompt.instructions}`,
    ...ANSWER_PROBLEMS.map((problem) => {
      return `${nameOf(prompt)} ${prompt.instructions}${correction(problem, '').instructions}`
    }),
  ]),
)

const OPENING = /<tm:([a-z-]+)>\n/y

/** How a model might read a tag of ours: whatever is drawn like one, in any case and with spaces. */
const LIKE_OURS = /[<\u2039\u2329\u27E8\u3008\u02C2\u1438]\s*[/\u2044\u2215]?\s*[t\u0442]\s*[m\u043C]\s*[:\u2236]/i

/** What chat templates tell by who speaks, and what tools were called. Written down apart from the code that it tests. */
const TEMPLATE =
  /<[|\uFF5C][\w\s/\u2581-]{1,60}[|\uFF5C]>|\[\/?INST\]|<<\/?SYS>>|<\/?s>|\[\/?(?:SYSTEM_PROMPT|AVAILABLE_TOOLS|TOOL_CALLS|TOOL_RESULTS)\]|<(?:start|end)_of_turn>|<fim_\w+>|<\/?(?:think|system|assistant|user|tool_call|tool_response|function_calls|invoke)\b|^#+ *(?:new )?(?:instructions?|response) *:|\n\n(?:Human|Assistant):/im

/** Controls, directions, joiners, tag characters and other things that are not drawn; line ends and tabs are well. */
const HIDDEN =
  /(?!\n|\t)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]|[\u034F\u{E0100}-\u{E01EF}]|(?<!\p{Extended_Pictographic})[\uFE00-\uFE0F]/u

/** The fields of an input; throws where it is anything but fields of known names, one after the other. */
export function readFields(input: string): readonly ReadField[] {
  const fields: ReadField[] = []
  for (let at = 0; at < input.length;) {
    OPENING.lastIndex = at
    const name = OPENING.exec(input)?.[1]
    if (name === undefined) throw new Error(`no field begins with ${JSON.stringify(input.slice(at, at + 80))}`)
    if (!NAMES.has(name)) throw new Error(`there is no field ${name}`)
    const closing = `\n</tm:${name}>\n`
    const start = OPENING.lastIndex
    const end = input.indexOf(closing, start)
    if (end < 0) throw new Error(`the field ${name} does not end`)
    fields.push({ name, text: input.slice(start, end) })
    at = end + closing.length
  }
  return fields
}

/** Whether a terminal would draw all of the text as it stands there. */
export function isPlain(text: string): boolean {
  return !/(?!\n|\t)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u.test(text)
}

/** What is wrong with the way in which a question tells data: empty where nothing is. */
export function faultsOf({
  prompt,
  instructions,
  input,
}: Pick<ModelRequest, 'prompt' | 'instructions' | 'input'>): readonly string[] {
  const faults: string[] = []
  if (!WORDS.has(`${prompt} ${instructions}`)) faults.push(`${prompt}: the instructions are not ours alone`)
  const hidden = HIDDEN.exec(input)
  if (hidden !== null) faults.push(`${prompt}: there is a hidden character U+${hidden[0].codePointAt(0)!.toString(16)}`)
  try {
    for (const { name, text } of readFields(input)) {
      const like = LIKE_OURS.exec(text.normalize('NFKC')) ?? TEMPLATE.exec(text) ?? TEMPLATE.exec(text.normalize('NFKC'))
      if (like !== null) faults.push(`${prompt}: the field ${name} holds ${JSON.stringify(like[0])}`)
    }
  } catch (error) {
    faults.push(`${prompt}: ${(error as Error).message}`)
  }
  return faults
}
