import { invalid } from './invalid.ts'

const WORD = /(?:[^\s"'\\]|\\[\s\S]|"(?:[^"\\]|\\[\s\S])*"|'[^']*')+/y
const PIECE = /\\([\s\S])|"((?:[^"\\]|\\[\s\S])*)"|'([^']*)'/g

/** A command's words, by a shell's quotes and backslashes and nothing else of a shell. Throws `MODEL_INVALID` for none, or an open quote. */
export function splitCommand(command: string): readonly [file: string, ...args: string[]] {
  const words: string[] = []
  const text = command.trim()
  for (let at = 0; at < text.length;) {
    WORD.lastIndex = at
    const [word] = WORD.exec(text) ?? []
    if (word === undefined) throw invalid(`the command has an open quote: ${text}`, 'close the quote')
    words.push(unquoted(word))
    at += word.length
    while (/\s/.test(text[at] ?? '')) at++
  }
  const [file, ...args] = words
  if (file === undefined || file === '')
    throw invalid('there is no command after exec:', 'give one, as in exec:"my-model --print"')
  return [file, ...args]
}

function unquoted(word: string): string {
  return word.replaceAll(PIECE, (_, escaped?: string, double?: string, single?: string) => {
    return escaped ?? double?.replaceAll(/\\(["\\$`])/g, '$1') ?? single ?? ''
  })
}
