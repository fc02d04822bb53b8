const FIELD_TAG = /^\s*<\/?tm:[\w-]{1,40}>\s*$/
const NUMBERED = /^\s*\d{1,6}\s?[|:\u2502] ?/

/** Code without what only a prompt puts around it, and a model copied: tags of fields, numbers before all lines. */
export function withoutMarks(text: string): string {
  const lines = text.split('\n').filter((line) => !FIELD_TAG.test(line))
  const said = lines.filter((line) => line.trim() !== '')
  const isNumbered = said.length > 1 && said.every((line) => NUMBERED.test(line))
  return (isNumbered ? lines.map((line) => line.replace(NUMBERED, '')) : lines).join('\n')
}
