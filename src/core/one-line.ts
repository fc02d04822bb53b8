/** Code on one line: a line break with the indent around it becomes a space. Spaces within a line stay, they may lie in a text. */
export function oneLine(text: string): string {
  return /[^\S ]/.test(text) ? text.replaceAll(/\s+/g, (space) => (/[^\S \u00A0]/.test(space) ? ' ' : space)) : text
}
