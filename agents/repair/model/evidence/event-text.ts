import type { Fold, Trace, TraceEvent } from '#core'
import { inline } from './inline.ts'

const LABEL = 80
const VALUE = 120

/** What an event saw, in words: `line 9: total = 0`. */
export function eventText({ points }: Trace, event: TraceEvent): string {
  const { line, kind, label } = points[event.point]!
  return `line ${event.origin === undefined ? line : points[event.origin]!.line}: ${seen(kind, inline(label, LABEL), event)}`
}

function seen(kind: Trace['points'][number]['kind'], label: string, { value, before, visit }: TraceEvent): string {
  const text = value === null ? '' : inline(value.text, VALUE)
  switch (kind) {
    case 'function':
      return value === null ? `${label} is called` : `${label} is called with ${text}`
    case 'loop':
      return `${label}${visit === undefined ? '' : `, turn ${visit}`}`
    case 'branch':
      return `${label} is ${text === '' ? 'reached' : text}`
    case 'assignment':
      return `${label} = ${text}${before === undefined ? '' : ` (was ${inline(before.text, VALUE / 2)})`}`
    case 'return':
      return label.startsWith('return') ? label : `returns ${label}${label === text ? '' : `, which is ${text}`}`
    case 'throw':
      return `throws ${text === '' ? label : text}`
    case 'exception':
      return `${label.replace(/^exception from /, '')} ends in ${text === '' ? 'an error' : text}`
    case 'call':
      return `${label} gives ${text}`
    default:
      return value === null ? `${label} is reached` : `${label} is ${text}`
  }
}

export function foldText({ turns, same }: Fold): string {
  return `… ${turns} more ${turns === 1 ? 'turn' : 'turns'}${same ? ', which saw the same' : ' not kept'}`
}
