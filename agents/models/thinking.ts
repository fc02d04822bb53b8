/** Local reasoning models write what they think before their answer; it is no part of it. One that was cut off has no answer. */
export function withoutThinking(text: string): string {
  return text.replace(/^\s*<think>[\s\S]*?(?:<\/think>\s*|$)/, '')
}
