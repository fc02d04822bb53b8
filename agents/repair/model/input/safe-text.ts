import type { Replaced } from '#core'
import { fold } from './fold.ts'

/**
 * The channel of data. As in StruQ (Chen et al., arXiv 2402.06363) what is told to do and what is only to be read come apart: a prompt's
 * instructions hold our words alone, its input holds fields alone, and nothing within a field can look like the end of it, like another
 * field, or like the marks by which chat templates tell who speaks.
 */
export function fieldText(name: string, text: string): string {
  return `<tm:${name}>\n${text}\n</tm:${name}>\n`
}

export interface SafeText {
  readonly text: string
  readonly replaced: readonly Replaced[]
}

/** Controls, format characters (bidirectional ones, joiners), what is drawn as nothing, line separators; not line ends, tabs, styles of emoji. */
const HIDDEN =
  /(?!\n|\t|(?<=\p{Extended_Pictographic})[\uFE0E\uFE0F])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu

/** Halves of surrogate pairs: no text at all. */
const LONE = /\p{Cs}/gu

/** Names of tags that templates mark turns, thoughts and tools with. */
const TAG = String.raw`(?:s|bos|eos|sys|think|tool_call|tool_response|function_calls?|system|assistant|user|human|instructions?)`

/**
 * Beginnings of what a model may take for somebody's turn. A few spaces and the case do not matter, except where a program may well say the
 * same: `[inst]` is an index, `a<s>b` a comparison. No pattern can run on, whatever the text.
 */
const MARKS: readonly RegExp[] = [
  /<\s{0,5}\/?\s{0,5}tm\s{0,5}:/gi,
  /<\|[\w\s./-]{1,50}\|>/g,
  /\[\s{0,5}\/\s{0,5}INST\s{0,5}\]/gi,
  /\[\s{0,5}INST\s{0,5}\]/g,
  /\[\s{0,5}\/?\s{0,5}(?:SYSTEM_PROMPT|AVAILABLE_TOOLS|TOOL_CALLS|TOOL_RESULTS|TOOL_CONTENT)\s{0,5}\]/g,
  /<<\s{0,5}\/?\s{0,5}SYS\s{0,5}>>/g,
  new RegExp(String.raw`<\s{0,5}\/\s{0,5}${TAG}\s{0,5}>`, 'gi'),
  new RegExp(String.raw`(?<![\w$)\]])<\s{0,5}${TAG}\s{0,5}>`, 'gi'),
  /<\s{0,5}\/?\s{0,5}(?:antml:)?invoke(?=\s{1,5}name\s{0,5}=|\s{0,5}>)/gi,
  /(?<=\n[^\S\n]{0,5}\n[^\S\n]{0,5})(?:Human|Assistant)\s{0,5}:/g,
  /<\s{0,5}(?:start|end)_of_(?:turn|text|image)\s{0,5}>/gi,
  /<\s{0,5}\/?fim_(?:prefix|middle|suffix)\s{0,5}>/gi,
  /(?<=#)#\s{0,5}(?:new\s{1,5})?(?:instructions?|system|response|user|assistant|human|input)(?:\s(?:prompt|message))?\s{0,5}(?=:|$)/gim,
]

/**
 * The text as it may stand in a field: line ends are `\n`; hidden characters, and the first character of whatever looks like a delimiter,
 * are shown as escapes. An escape in a string of JavaScript has the same value, so code keeps its meaning nearly everywhere.
 */
export function safeText(raw: string): SafeText {
  const seen = new Map<string, string>()
  const show = (char: string) => {
    const shown = escape(char)
    seen.set(shown, char)
    return shown
  }
  const visible = raw.replaceAll(/\r\n?/g, '\n').replaceAll(LONE, '\uFFFD').replaceAll(HIDDEN, show)
  const folded = fold(visible)
  const starts = new Set(MARKS.flatMap((mark) => [...folded.matchAll(mark)].map(({ index }) => index)))
  let text = ''
  let at = 0
  for (const start of [...starts].sort((a, b) => a - b)) {
    text += visible.slice(at, start) + show(visible[start]!)
    at = start + 1
  }
  text += visible.slice(at)
  // What the data says by itself cannot be told from what was put there.
  const replaced = [...seen].map(([shown, original]) => ({ shown, original })).filter(({ shown }) => !raw.includes(shown))
  return { text, replaced }
}

/** Puts back what was replaced. */
export function putBack(text: string, replaced: readonly Replaced[]): string {
  return replaced.reduce((all, { shown, original }) => all.replaceAll(shown, () => original), text)
}

function escape(char: string): string {
  const code = char.codePointAt(0)!.toString(16)
  return code.length > 4 ? `\\u{${code}}` : `\\u${code.padStart(4, '0')}`
}
