import { createHash } from 'node:crypto'
import type { EditTemplate, Lesson, Recall, RecalledLesson } from '#core'
import { createProber } from '#probes'
import { createScene } from '../../../../agents/repair/search/scene/scene.ts'
import { collectSites, type Site } from '../../../../agents/repair/search/scene/site.ts'
import { contextOf } from '../helpers.ts'

export const { parse } = createProber()

const SIGNATURE: Lesson['signature'] = {
  language: 'js',
  errors: [],
  assertions: ['equal'],
  differences: ['number>number: 1 more'],
  symptoms: [],
  blamed: ['BinaryExpression<ForStatement.test'],
  slice: ['loop'],
  operators: ['<'],
  grams: [],
}

/** A lesson of a repair that kept nothing, where nothing else is said; of another run than every other name. */
export function lessonOf(name: string, more: Partial<Lesson> = {}): Lesson {
  return {
    schema: 1,
    id: createHash('sha256').update(name).digest('hex').slice(0, 32),
    signature: SIGNATURE,
    attempts: [],
    kept: [],
    refused: [],
    outcome: 'plausible',
    cost: { candidates: 1, ms: 1, tokens: 0, usd: 0 },
    provenance: { run: name, round: 0, version: '0', at: '2026-01-01T00:00:00Z', problem: name, dataset: null, agent: 'search' },
    example: null,
    remark: null,
    ...more,
  }
}

export function template(before: string, after: string, site = '', family = 'relational'): EditTemplate {
  return { family, site, before, after }
}

/** A weight of 0.9 where none is said. */
export type Recalled = Lesson | RecalledLesson

export function recallOf(...lessons: readonly Recalled[]): Recall {
  const recalled = lessons.map((one) => ('lesson' in one ? one : { lesson: one, weight: 0.9, reasons: [] }))
  return { lessons: recalled, cohort: recalled, background: [] }
}

export function sitesOf(text: string, path = 'program.js'): readonly Site[] {
  const parsed = parse({ path, text })
  if (parsed.status !== 'parsed') throw new Error(parsed.fault.message)
  return collectSites(parsed.source, createScene(contextOf(text, { path }), parsed.source), () => 0.5)
}
