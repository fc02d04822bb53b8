import { oneLine, type SyntaxFault } from '#core'

const MOST = 160

/** Where and why something does not parse, for the model. Longer quotations of its own text are left out: they could say anything. */
export function sayFault({ message, line }: SyntaxFault): string {
  const plain = oneLine(message).replace(/(['"`])([^'"`]*)\1/g, (quoted, _, inner: string) =>
    /^(?:[\w$]{1,40}|\W{1,4})$/.test(inner) ? quoted : '…',
  )
  return `${plain.slice(0, MOST)} (line ${line})`
}
