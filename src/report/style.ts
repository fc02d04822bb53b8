import type { WriteStream } from 'node:tty'
import { styleText } from 'node:util'

type Format = Parameters<typeof styleText>[0]

/** Colours text for one stream; plain where the stream is no terminal or `NO_COLOR` is set, unless `FORCE_COLOR` is. */
export type Paint = (format: Format, text: string) => string

export function paintFor(stream: NodeJS.WritableStream | WriteStream): Paint {
  return (format, text) => styleText(format, text, { stream })
}
