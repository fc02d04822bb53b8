import { lineAround, mend, type Mender } from '../mend.ts'

/** A name that is declared twice, `await` in a function that is not async, a constant without a value. */
export const declarations: Mender = {
  name: 'declarations',
  *mend(text, { offset, message }) {
    if (/already been declared/.test(message)) {
      const keyword = /\b(?:let|const|var)\s+$/.exec(text.slice(0, offset))
      if (keyword !== null) yield mend(0, 'assign to the variable that is there', keyword.index, offset, '')
      yield mend(0.5, 'give the second declaration another name', offset, offset, '_')
    }
    if (/await/.test(message)) {
      const starts = [...text.slice(0, offset).matchAll(/\bfunction\b|\([^()]*\)\s*=>|\b\w+\s*=>/g)].map((match) => match.index)
      for (const [i, at] of starts.reverse().slice(0, 3).entries())
        yield mend(i * 0.2, 'make the function `async`', at, at, 'async ')
      yield mend(1, 'drop `await`', offset, offset + /^(?:await\s+)?/.exec(text.slice(offset))![0].length, '')
    }
    if (/initializer/i.test(message)) {
      const { start, end } = lineAround(text, offset)
      const at = text.slice(start, end).indexOf('const')
      if (at >= 0) yield mend(0, 'declare with `let`', start + at, start + at + 5, 'let')
    }
  },
}
