import type { ChainLink } from '#core'
import { linesField } from '../lines-field.ts'
import { seenText } from './cited.ts'
import type { Part } from './part.ts'

const LEADS: Readonly<Record<ChainLink['leads'], string>> = {
  data: ', which is used in',
  control: ', which leads to',
  failure: ': that is what the test sees',
}
const MOST = 8

/** The way from the onset to the failure; of a long one its beginning and its end. */
export const chainField: Part = ({ chain }) => {
  const half = MOST / 2
  const shown = chain.length <= MOST ? chain : [...chain.slice(0, half), ...chain.slice(-half)]
  const lines = shown.map((link) => ({ text: `${seenText(link)}${LEADS[link.leads]}`, events: [link.event] }))
  return linesField('way-to-failure', 0.65, lines)
}
