import { LESSON_OUTCOMES, LESSON_SCHEMA, type EditTemplate, type Lesson } from '#core'
import { chanceOf, pick, pickEarly, type Chance } from './random.ts'
import type { Row } from './rows.ts'

const FAMILIES = Array.from({ length: 40 }, (_, i) => `family-${i}`)
const OUTCOMES = LESSON_OUTCOMES.filter((outcome) => outcome !== 'improved')
const SHARE_WITHOUT_PATCH = 0.4

/** What a repair of this failure could have taught: as long as real lessons are, its programs included. */
export function lessonOf({ signature, problem }: Row, id: string, seed: number): Lesson {
  const chance = chanceOf(seed, 3, Number.parseInt(id.slice(0, 7), 16))
  const isKept = chance() >= SHARE_WITHOUT_PATCH
  const kept = isKept ? templates(1, signature.blamed, chance) : []
  const program = programLike(signature.grams, chance)
  return {
    schema: LESSON_SCHEMA,
    id,
    signature,
    attempts: FAMILIES.filter(() => chance() < 0.5).map((family) => attempt(family, chance)),
    kept,
    refused: templates(Math.floor(chance() * 6), signature.blamed, chance).map((template) => ({
      template,
      reason: 'regression',
    })),
    outcome: isKept ? pickEarly(OUTCOMES.slice(0, 3), chance) : 'rolled-back',
    cost: { candidates: Math.floor(chance() * 5_000), ms: Math.floor(chance() * 10_000), tokens: 0, usd: 0 },
    provenance: {
      run: `run ${id}`,
      round: 1,
      version: '0.1.0',
      at: new Date(Date.UTC(2026, 0, 1) + Math.floor(chance() * 3e10)).toISOString(),
      problem,
      dataset: null,
      agent: 'search',
    },
    example: {
      program,
      kept: isKept ? `${program}${kept[0]!.after}\n` : null,
      rejected: [`${program}// ${pick(FAMILIES, chance)}\n`],
    },
    remark: null,
  }
}

function attempt(family: string, chance: Chance): Lesson['attempts'][number] {
  const tried = 1 + Math.floor(chance() * 200)
  const lost = Math.floor(chance() * tried)
  return {
    family,
    step: Math.floor(chance() * 4),
    tried,
    kept: Number(chance() < 0.05),
    fixed: Number(chance() < 0.1),
    lost,
    refused: 0,
    expected: chance() / 10,
  }
}

function templates(count: number, sites: readonly string[], chance: Chance): EditTemplate[] {
  return Array.from({ length: count }, () => ({
    family: pickEarly(FAMILIES, chance),
    site: sites.length === 0 ? '' : pick(sites, chance),
    before: `$1 ${pickEarly(['<', '<=', '===', '+', '-'], chance)} $2[${Math.floor(chance() * 4)}]`,
    after: `$1 ${pickEarly(['<=', '<', '!==', '-', '+'], chance)} $2.length - ${Math.floor(chance() * 3)}`,
  }))
}

const LINES = 14

function programLike(words: readonly string[], chance: Chance): string {
  const line = () =>
    `  const value${Math.floor(chance() * 30)} = of(${words.length === 0 ? '' : pick(words, chance).replaceAll(/\W/g, '.')})\n`
  return `function solve(input) {\n${Array.from({ length: LINES }, line).join('')}}\n`
}
