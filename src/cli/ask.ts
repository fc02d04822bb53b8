import { createInterface } from 'node:readline'
import type { Answer, Ask, Question } from '#agents'
import { TracemendError } from '#core'
import type { Settings } from '../config/settings.ts'
import { printable } from '../report/printable.ts'

/** Somebody who answers on standard input. */
export interface Person {
  readonly ask: Ask
  close(): void
}

/** @throws TracemendError USAGE where nobody could answer, or see the questions */
export function checkCanAsk(readsProgram: boolean, { reporter }: Settings): void {
  if (readsProgram) throw new TracemendError('USAGE', '--ask needs standard input, which holds the program', 'name a file')
  if (reporter === 'silent') throw new TracemendError('USAGE', '--ask cannot ask with --reporter silent', 'choose one of the two')
}

/**
 * Asks by `say` and reads a line for each question: a shown result's letter, a literal, nothing to skip, `q` to stop. The end of the input
 * and the signal stop as well.
 */
export function listen(input: NodeJS.ReadableStream, say: (text: string) => void, signal: AbortSignal): Person {
  const reader = createInterface({ input, crlfDelay: Infinity, signal })
  const lines = reader[Symbol.asyncIterator]()
  return {
    async ask(question) {
      for (const line of questionLines(question)) say(line)
      const next = await lines.next().catch(() => ({ done: true, value: '' }) as const)
      return next.done === true ? { kind: 'stop' } : readAnswer(next.value, question)
    },
    close: () => reader.close(),
  }
}

export function questionLines({ call, results, isAgain }: Question): readonly string[] {
  const again = isAgain ? ['that is no literal; a text needs quotes'] : []
  const shown = results.map((result, i) => `  ${letterOf(i)}) ${printable(result, { max: 200 })}`)
  return [
    ...again,
    `what should ${printable(call, { max: 300 })} give?`,
    ...shown,
    '  a letter, a literal, Enter to skip, q to stop:',
  ]
}

export function readAnswer(line: string, { results }: Question): Answer {
  const text = line.trim()
  if (text === '') return { kind: 'skip' }
  if (text === 'q') return { kind: 'stop' }
  const result = results.find((_, i) => letterOf(i) === text)
  return result === undefined ? { kind: 'literal', text } : { kind: 'shown', result }
}

/** No literal is one letter. `q` is left out; so many results are never shown at once. */
function letterOf(index: number): string {
  return 'abcdefghijklmnoprstuvwxyz'[index] ?? '-'
}
