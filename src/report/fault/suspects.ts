import type { Suspect } from '#core'
import { clip, some, WIDTH, type Told } from './told.ts'

const MOST = 5

/** The most suspicious places, most suspicious first, and which signals say so. */
export function suspectsText(told: Told): string[] {
  const { fault, paint } = told
  if (fault.suspects.length === 0) return []
  const lines = some(told, fault.suspects, MOST, 'suspects', (suspect) => suspectLines(told, suspect))
  const by = fault.signals.map((signal) => (signal === 'spectrum' ? `${signal} (${fault.formula})` : signal)).join(', ')
  return [`${paint('bold', 'suspects')}${paint('dim', `  by ${by}`)}`, ...lines]
}

function suspectLines({ fault, all, paint }: Told, { score, line, text, signals, failing, passing }: Suspect): string[] {
  const why = Object.entries(signals).flatMap(([signal, value]) => (value > 0 ? [`${signal} ${short(value)}`] : []))
  const start = `  ${score.toFixed(2)}  `
  const place = `line ${String(line).padEnd(3)}`
  const room = WIDTH - start.length - place.length - 4
  const shown = clip(text, Math.max(30, room - why.join(' ').length))
  const first = `${start}${paint('cyan', place)}  ${shown}${paint('dim', `  ${clip(why.join(' '), room - shown.length)}`)}`
  return all ? [first, `        run by ${failing} of ${fault.failures.length} failing and ${passing} passing tests`] : [first]
}

/** `.63`, and `1` for the whole. */
function short(share: number): string {
  return share > 0.995 ? '1' : share.toFixed(2).slice(1)
}
