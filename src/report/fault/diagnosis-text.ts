import { departureText } from './departure.ts'
import { failingText } from './failing.ts'
import { listingText } from './listing.ts'
import { otherwiseText } from './otherwise.ts'
import { suspectsText } from './suspects.ts'
import { clip, wrap, type Told } from './told.ts'
import { viewsText } from './views.ts'

/**
 * A fault as a colleague would explain it: what fails and how, the suspicious function with its values, where the run went astray and what
 * came of it, what would have helped, the suspects, and what is not known.
 */
export function diagnosisText(told: Told): string[] {
  return [
    ...failingText(told),
    ...listingText(told),
    ...departureText(told),
    ...otherwiseText(told),
    ...suspectsText(told),
    ...(told.all ? viewsText(told) : []),
    ...told.fault.notEstablished.flatMap((note) => wrap(`${told.paint('yellow', 'not established:')} ${clip(note, 300)}`, '  ')),
  ]
}
