import { printable } from './printable.ts'

/** A word as a shell takes it. */
export function quoted(word: string): string {
  return /^[\w./@:+-]+$/.test(word) ? word : `'${printable(word).replaceAll("'", String.raw`'\''`)}'`
}
