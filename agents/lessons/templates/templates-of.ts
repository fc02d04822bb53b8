import { LONGEST_IN_TEMPLATE, MOST_TEMPLATES, renderEdits, type Candidate, type EditTemplate, type ParsedSource } from '#core'
import { siteWord } from '../../analysis/signature/tree.ts'
import { Metavariables, MOST_NAMES } from './metavariables.ts'
import { regionsOf, type Region } from './regions.ts'
import { tokensOf } from './tokens.ts'

const { family: LONGEST_FAMILY, site: LONGEST_SITE, shape: LONGEST } = LONGEST_IN_TEMPLATE

/** What a change does, as shapes: one for each expression or statement that it changes. What is too long to be a shape of anything is left out. */
export function templatesOf({ edits, operators }: Pick<Candidate, 'edits' | 'operators'>, program: ParsedSource): EditTemplate[] {
  const family = [...new Set(operators)].join('+').slice(0, LONGEST_FAMILY)
  const slice = (from: number, to: number) => program.text.slice(from, to)
  return regionsOf(edits, program)
    .slice(0, MOST_TEMPLATES)
    .flatMap((region) => {
      const within = edits.filter(({ start, end }) => region.start <= start && end <= region.end)
      const after = renderEdits(within, slice, region.start, region.end)
      return templateOf(region, slice(region.start, region.end), after, family) ?? []
    })
}

function templateOf({ site }: Region, before: string, after: string, family: string): EditTemplate | null {
  const [from, to] = [tokensOf(before, LONGEST), tokensOf(after, LONGEST)]
  if (from === null || to === null) return null
  const names = new Metavariables()
  const shapes = { before: names.shape(from), after: names.shape(to) }
  if (names.count > MOST_NAMES || shapes.before.length > LONGEST || shapes.after.length > LONGEST) return null
  return shapes.before === shapes.after ? null : { family, site: siteWord(site).slice(0, LONGEST_SITE), ...shapes }
}
