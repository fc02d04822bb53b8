import { MOST_WORDS, type FailureSignature, type RepairTask } from '#core'
import type { Investigation } from '../../investigate.ts'
import { commonest } from './commonest.ts'
import { failureWords } from './failures.ts'
import { gramsOf } from './grams.ts'
import { operatorsAround } from './operators.ts'
import { blamedRegions, blamedSites, blamedWords } from './places.ts'
import { shapeOf } from './shape.ts'
import { rootOf } from './tree.ts'

type Shape = Pick<FailureSignature, 'blamed' | 'slice' | 'operators' | 'grams'>

const SHAPELESS: Shape = { blamed: [], slice: [], operators: [], grams: [] }

/** The failure's shape, free of names and values. The work is bounded, whatever the program is. */
export function signatureOf({ source }: RepairTask, investigation: Investigation): FailureSignature {
  const { program } = investigation
  const isTypeScript = program.status === 'parsed' ? program.source.language === 'ts' : /\.[cm]?tsx?$/.test(source.path)
  const words = failureWords(investigation)
  return { language: isTypeScript ? 'ts' : 'js', ...words, ...shapeOfCode(investigation) }
}

function shapeOfCode({ program, fault }: Investigation): Shape {
  if (program.status !== 'parsed') return SHAPELESS
  const root = rootOf(program.source.ast)
  const sites = blamedSites(root, fault?.suspects ?? [])
  const regions = blamedRegions(root, sites)
  return {
    blamed: commonest(sites.flatMap(blamedWords), MOST_WORDS.blamed),
    slice: commonest(regions.flatMap(shapeOf), MOST_WORDS.slice),
    operators: commonest(operatorsAround(sites.length === 0 ? regions : sites), MOST_WORDS.operators),
    grams: commonest(
      regions.flatMap((region) => [...gramsOf(region)]),
      MOST_WORDS.grams,
    ),
  }
}
