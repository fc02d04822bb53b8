import { askingWords } from '../embed/words.ts'
import type { Finder } from './finder.ts'

const MOST = 30

/** By words that few lessons have. */
export const byWords: Finder = {
  name: 'words',
  find: (store, { signature, filter }) => store.matching(askingWords(signature), filter, MOST),
}
